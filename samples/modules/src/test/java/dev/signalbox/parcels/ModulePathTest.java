package dev.signalbox.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, with nothing on its class path. */
class ModulePathTest {

    private static final String MODULE = "dev.signalbox.parcels";
    private static final String MODULE_PATH = System.getProperty("parcels.module.path");

    @Test
    void theProgramRunsOnTheModulePath(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        MODULE_PATH,
                        "--module",
                        MODULE + "/dev.signalbox.parcels.Parcels")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = program.waitFor(1, TimeUnit.MINUTES);
        program.destroyForcibly();

        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("It ends within a minute; it wrote %s", lines).isTrue();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "P-1 is delivered in Turin",
                        "P-2 is delivered in Ghent, left with a neighbour",
                        "P-3 is delivered in Riga",
                        "All in module " + MODULE)
                .endsWith("All in module " + MODULE);
        assertThat(program.exitValue()).isZero();
    }

    /** Neither Dagger nor a module of the JDK but {@code java.base}, and none without a descriptor. */
    @Test
    void itNeedsNoMoreThanItSays() {
        Set<ResolvedModule> resolved = Configuration.empty()
                .resolve(modulePath(), ModuleFinder.ofSystem(), Set.of(MODULE))
                .modules();

        assertThat(resolved)
                .extracting(ResolvedModule::name)
                .containsExactlyInAnyOrder(
                        "java.base",
                        "dev.signalbox",
                        MODULE,
                        "dev.signalbox.runtime",
                        "org.slf4j",
                        "tools.jackson.core");
        assertThat(resolved).noneMatch(module -> module.reference().descriptor().isAutomatic());
    }

    private static ModuleFinder modulePath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(MODULE_PATH)
                .map(Path::of)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), entries -> ModuleFinder.of(entries.toArray(Path[]::new))));
    }
}
