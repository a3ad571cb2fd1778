package dev.signalbox.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadedClassesTest {

    @TempDir
    private Path folder;

    /** Each of these takes longer than a box: the security providers, a logger, the methods that javac leaves out. */
    @ParameterizedTest
    @EnumSource(names = {"SIGNALBOX_DOMAIN", "SIGNALBOX", "SIGNALBOX_BY_HAND"})
    void signalboxLeavesAloneWhatIsSlowToStart(Program program) throws Exception {
        List<String> classes = LoadedClasses.of(Installation.compiled(Path.of("startup"), program), folder);

        assertThat(classes)
                .contains("dev.signalbox.runtime.Signalbox")
                .doesNotContain(
                        "java.security.SecureRandom", "org.slf4j.LoggerFactory", "java.lang.runtime.ObjectMethods");
    }
}
