package dev.signalbox.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/problems.md} has a section for each problem, and its examples have the problem that they show. */
class ProblemsPageTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^### (SB\\d+)$");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)### (SB\\d+)\n(?:(?!### ).)*?```\n(.*?)```");

    /** The code and the source of each example. */
    record Example(String code, String source) {

        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Example> examples() throws IOException {
        return EXAMPLE.matcher(page()).results().map(found -> new Example(found.group(1), found.group(2)));
    }

    @Test
    void everyProblemHasASection() throws IOException {
        assertThat(SECTION.matcher(page()).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates()
                .containsAll(Arrays.stream(Problem.values()).map(Problem::code).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleHasTheProblem(Example example) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(Sources.of(example.source()));

        assertThat(compilation.diagnostics())
                .extracting(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .anySatisfy(message -> assertThat(message).startsWith(example.code() + ": "));
    }

    /** The tests run in the module's folder or in the one above. */
    private static String page() throws IOException {
        Path page = Path.of("docs", "problems.md");
        return Files.readString(Files.exists(page) ? page : Path.of("..").resolve(page));
    }
}
