package dev.signalbox.benchmarks.broker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a contest prints. */
public final class Printed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    public PrintStream out() {
        return out;
    }

    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** How many rivals have a rate, a ratio and a range. */
    public long rows() {
        return text().lines()
                .filter(line -> line.matches("\\| .* \\| [\\d,]+ \\| \\d+\\.\\d\\d \\| .* to .* \\|"))
                .count();
    }
}
