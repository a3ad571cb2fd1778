package dev.signalbox.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is called from a command line. */
class QuickstartTest {

    private static final Path ORDERS = Path.of("orders.ndjson");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFileEndsWithASummary() {
        assertThat(run(InputStream.nullInputStream(), ORDERS.toString())).isZero();

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8))
                .contains("2,030 lines", "2,006 events emitted", "Billing#invoice(OrderPlaced)", "Nothing lost")
                .contains("kettle-gooseneck is sold out", "slowmail.example does not answer");
    }

    @Test
    void theDeadLettersAddUp() {
        run(InputStream.nullInputStream(), ORDERS.toString());

        assertThat(out.toString(UTF_8))
                .contains("Dead letters: 147", "159 dead letters")
                .contains("The 159 dead letters are the 147 of before and 12 that failed again after their replay");
    }

    @Test
    void aNameMayHaveASpaceAlsoInPieces(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my orders.ndjson");
        Files.writeString(file, "{}\n");

        assertThat(run(InputStream.nullInputStream(), file.toString())).isZero();
        assertThat(run(InputStream.nullInputStream(), file.toString().split(" ")))
                .isZero();
    }

    @Test
    void bytesThatATerminalObeysAreNotPrinted() {
        String line = "\u001b[2J\u009b31m\u202e not an event";

        assertThat(run(new ByteArrayInputStream(line.getBytes(UTF_8)), "-")).isZero();

        assertThat(out.toString(UTF_8).lines().flatMapToInt(String::codePoints))
                .noneMatch(Character::isISOControl)
                .doesNotContain(0x202e);
        assertThat(out.toString(UTF_8)).contains("not an event");
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        try (InputStream lines = Files.newInputStream(ORDERS)) {
            assertThat(run(lines, "-")).isZero();
        }
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8)).contains("standard input", "2,006 events emitted", "Nothing lost");
    }

    @Test
    void inputWithoutAnyEventIsNoError() {
        assertThat(run(new ByteArrayInputStream("\n \r\n".getBytes(UTF_8)), "-"))
                .isZero();

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8)).contains("2 lines", "0 events emitted", "Dead letters: 0");
    }

    @Test
    void aMissingFileIsNamedAndHasItsOwnStatus() {
        assertThat(run(InputStream.nullInputStream(), "no-such.ndjson")).isEqualTo(2);

        assertThat(err.toString(UTF_8))
                .contains(Path.of("no-such.ndjson").toAbsolutePath().toString());
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void withoutAFileItSaysWhatItTakes() {
        assertThat(run(InputStream.nullInputStream())).isEqualTo(2);

        assertThat(err.toString(UTF_8)).startsWith("Usage: ");
    }

    private int run(InputStream in, String... args) {
        return new Quickstart(in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(args);
    }
}
