package dev.signalbox.runtime.wire;

import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a generator writes, for an array of just its size. A generator has a buffer of its own, so
 * that a small payload comes in one piece, which is copied once. The pieces of a larger one are gathered in
 * an array that is kept for the next. Used by one thread.
 */
final class PayloadOutput extends OutputStream {

    /** A generator that hands over this much has filled its buffer: more will follow. */
    private static final int FULL_PIECE = 4_000;

    private static final byte[] NOTHING = {};

    private byte[] only = NOTHING;
    private byte @Nullable [] gathered;
    private int length;

    @Override
    public void write(byte[] from, int offset, int count) {
        if (length == 0 && count < FULL_PIECE) {
            only = Arrays.copyOfRange(from, offset, offset + count);
            length = count;
        } else {
            gather(from, offset, count);
        }
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    /** All of it; to be called once, at the end. */
    byte[] toByteArray() {
        if (gathered == null) {
            return only;
        }
        byte[] all = Arrays.copyOf(gathered, length);
        GatherBuffers.keep(gathered);
        gathered = null;
        return all;
    }

    private void gather(byte[] from, int offset, int count) {
        int end = Math.addExact(length, count);
        byte[] target = gathered;
        if (target == null) {
            target = GatherBuffers.take(end);
            System.arraycopy(only, 0, target, 0, length);
        } else if (end > target.length) {
            target = Arrays.copyOf(target, Math.max(end, (int) Math.min(2L * target.length, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(from, offset, target, length, count);
        gathered = target;
        length = end;
    }
}
