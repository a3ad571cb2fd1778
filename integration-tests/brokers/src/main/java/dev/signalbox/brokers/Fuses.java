package dev.signalbox.brokers;

/** Guards a cable with two fuses, one for each way: they burn as bytes pass, and then the connection is cut. */
public final class Fuses implements Cable.Guard {

    private final Fuse toTarget = new Fuse();
    private final Fuse fromTarget = new Fuse();

    /** Burns down once. */
    private static final class Fuse {

        private static final long NOT_LIT = Long.MAX_VALUE;

        private long left = NOT_LIT;

        synchronized void light(long bytes) {
            left = bytes;
        }

        /** How many of so many bytes pass; if not all, it has burnt down. */
        synchronized int pass(int bytes) {
            if (left == NOT_LIT) {
                return bytes;
            }
            int passing = (int) Math.min(left, bytes);
            left = passing == bytes ? left - bytes : NOT_LIT;
            return passing;
        }
    }

    /** Two that are not lit. */
    public Fuses() {}

    /** Cuts once so many more bytes have gone to the target: acknowledgements, say. */
    public void cutToTargetAfter(long bytes) {
        toTarget.light(bytes);
    }

    /** Cuts once so many more bytes have come from the target: confirms, say. */
    public void cutFromTargetAfter(long bytes) {
        fromTarget.light(bytes);
    }

    @Override
    public int passing(boolean there, long before, byte[] bytes, int count) {
        return (there ? toTarget : fromTarget).pass(count);
    }
}
