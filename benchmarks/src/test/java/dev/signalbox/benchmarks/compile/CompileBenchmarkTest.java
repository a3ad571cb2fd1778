package dev.signalbox.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompileBenchmarkTest {

    /** Every compilation succeeds and makes what its processor should, or the run would throw. */
    @Test
    void measuresEveryProcessor() throws Exception {
        Compilation compilation = new Compilation(
                System.getProperty("java.class.path"),
                Files.readString(Path.of("target", "processor-path.txt")).strip());
        ByteArrayOutputStream table = new ByteArrayOutputStream();

        CompileBenchmark.run(compilation, List.of(2), 1, new PrintStream(table, true, StandardCharsets.UTF_8));

        assertThat(table.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2 + Processing.values().length)
                .anyMatch(row -> row.startsWith("| 2 | javac alone |"))
                .anyMatch(row -> row.startsWith("| 2 | Signalbox |"));
    }
}
