package dev.signalbox.architecture.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is public has Javadoc; in codegen, which only generated code calls, its types have. */
class PublicJavadocTest {

    @ParameterizedTest
    @ValueSource(strings = {"api", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing"})
    void everyPublicTypeSaysWhatItIsFor(String module) throws IOException {
        List<Path> sources = sourcesOf(module);
        assertThat(sources).isNotEmpty();
        assertThat(UndocumentedElements.typesIn(sources)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing"})
    void everyPublicMethodSaysWhatItIsFor(String module) throws IOException {
        List<Path> sources = sourcesOf(module).stream()
                .filter(file -> !file.toString().contains("/codegen/"))
                .toList();
        assertThat(UndocumentedElements.methodsIn(sources)).isEmpty();
    }

    @Test
    void whatIsPublicAndSilentIsFound(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("A.java"), """
                public interface A {
                    void silent();

                    /** Says something. */
                    void documented();

                    class Nested {
                        Nested() {}

                        void inside() {}

                        public String outside() { return ""; }

                        @Override
                        public String toString() { return ""; }
                    }
                }
                """);
        assertThat(UndocumentedElements.typesIn(List.of(source))).containsExactly("A.java:1: A", "A.java:7: Nested");
        assertThat(UndocumentedElements.methodsIn(List.of(source)))
                .containsExactly("A.java:2: silent(…)", "A.java:12: outside(…)");
    }

    private static List<Path> sourcesOf(String module) throws IOException {
        Path folder = Repository.root().resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
