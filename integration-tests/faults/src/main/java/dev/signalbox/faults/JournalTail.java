package dev.signalbox.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a journal while it grows, each step once. Not safe for use by several threads. */
public final class JournalTail {

    private final Path journal;
    private long read;

    /** From its beginning; it need not be there yet. */
    public JournalTail(Path journal) {
        this.journal = journal;
    }

    /** The steps that have come since it was asked last. */
    public List<Line> more() {
        if (!Files.exists(journal)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(journal)) {
            in.skipNBytes(read);
            byte[] bytes = in.readAllBytes();
            int whole = bytes.length; // the last step may be half written yet
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            read += whole;
            return new String(bytes, 0, whole, StandardCharsets.UTF_8)
                    .lines()
                    .map(Line::of)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
