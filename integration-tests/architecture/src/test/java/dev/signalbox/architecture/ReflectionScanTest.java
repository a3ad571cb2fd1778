package dev.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that Signalbox ships or generates uses reflection, and the scan that says so can see it. */
class ReflectionScanTest {

    @ParameterizedTest
    @ValueSource(strings = {"api", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing"})
    void ourOwnClassesUseNoReflection(String module) throws IOException {
        List<Path> classes = ClassFiles.below(Repository.mainClasses(module));
        assertThat(classes).isNotEmpty();
        assertThat(ForbiddenSignatures.violationsIn(classes)).isEmpty();
    }

    /** Those of the archetype's project are those of the docs' snippets. */
    @ParameterizedTest
    @MethodSource("modulesThatGenerate")
    void generatedClassesUseNoReflection(String module) throws IOException {
        List<Path> classes = ClassFiles.generatedIn(Repository.root().resolve(module));
        assertThat(classes)
                .as("generated classes; a module that is not built before this one needs an order in the pom")
                .isNotEmpty();
        assertThat(ForbiddenSignatures.violationsIn(classes)).isEmpty();
    }

    /**
     * Found by the processor among the compiler's settings: our own, or Dagger's. One module is compiled for the
     * newest JDK, whose class files the scan cannot read.
     */
    static List<String> modulesThatGenerate() throws IOException {
        List<String> modules = new ArrayList<>();
        for (Path module : Repository.modules()) {
            String pom = Files.readString(module.resolve("pom.xml"));
            int processors = pom.indexOf("<annotationProcessorPaths");
            if (processors > 0
                    && !pom.contains("newer.jdk.release")
                    && Stream.of("signalbox-processor", "dagger-compiler")
                            .anyMatch(each -> pom.indexOf(each, processors) > 0)) {
                modules.add(Repository.root().relativize(module).toString());
            }
        }
        return modules;
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
