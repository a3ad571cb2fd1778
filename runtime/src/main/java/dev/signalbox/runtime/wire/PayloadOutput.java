package dev.signalbox.runtime.wire;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a generator writes. A generator has a buffer of its own, so that most payloads come in
 * one piece, which is then copied once, into an array of just its size. Used by one thread.
 */
final class PayloadOutput extends OutputStream {

    private static final byte[] NOTHING = {};

    private byte[] first = NOTHING;
    private @Nullable List<byte[]> more;
    private int length;

    @Override
    public void write(byte[] from, int offset, int count) {
        add(Arrays.copyOfRange(from, offset, offset + count));
    }

    @Override
    public void write(int single) {
        add(new byte[] {(byte) single});
    }

    byte[] toByteArray() {
        if (more == null) {
            return first;
        }
        byte[] all = Arrays.copyOf(first, length);
        int end = first.length;
        for (byte[] piece : more) {
            System.arraycopy(piece, 0, all, end, piece.length);
            end += piece.length;
        }
        return all;
    }

    private void add(byte[] piece) {
        if (length == 0) {
            first = piece;
        } else {
            if (more == null) {
                more = new ArrayList<>();
            }
            more.add(piece);
        }
        length = Math.addExact(length, piece.length);
    }
}
