package dev.signalbox.quickstart.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines and leaves their bytes as they are: what is in them is for the codec to judge. */
public final class LineReader {

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;

    /** Reads from a stream, which the caller closes. */
    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its line feed, or null at the end.
     *
     * @throws IOException if the stream cannot be read
     */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, position - from);
            if (position < end) {
                position++;
                return line.toByteArray();
            }
        }
        return any ? line.toByteArray() : null;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = in.read(buffer);
        return end > 0;
    }
}
