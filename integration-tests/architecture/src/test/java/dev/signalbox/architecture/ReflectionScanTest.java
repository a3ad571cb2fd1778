package dev.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that Signalbox ships or generates uses reflection, and the scan that says so can see it. */
class ReflectionScanTest {

    @ParameterizedTest
    @ValueSource(strings = {"api", "runtime", "runtime-kafka", "runtime-rabbitmq"})
    void ourOwnClassesUseNoReflection(String module) throws IOException {
        List<Path> classes = ClassFiles.below(Repository.mainClasses(module));
        assertThat(classes).isNotEmpty();
        assertThat(ForbiddenSignatures.violationsIn(classes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integration-tests/shop-events",
                "integration-tests/shop-handlers",
                "integration-tests/shop-app",
                "integration-tests/codecs",
                "integration-tests/docs-snippets",
                "samples/quickstart"
            })
    void generatedClassesUseNoReflection(String module) throws IOException {
        Path folder = Repository.root().resolve(module);
        List<Path> classes = ClassFiles.generatedIn(folder);
        if (Files.isDirectory(folder.resolve("src"))) {
            assertThat(classes).isNotEmpty();
        }
        assertThat(ForbiddenSignatures.violationsIn(classes)).isEmpty();
    }

    @Test
    void plantedReflectionIsFound() throws IOException {
        List<Path> planted = List.of(ClassFiles.of(
                PlantedReflection.class,
                Repository.root().resolve("integration-tests/architecture/target/test-classes")));
        assertThat(ForbiddenSignatures.violationsIn(planted))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.Class#forName"))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.reflect.Method"))
                .anySatisfy(violation -> assertThat(violation).contains("java.util.ServiceLoader"))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.invoke.MethodHandles"))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.reflect.Proxy"));
    }
}
