package dev.signalbox.benchmarks.broker;

import java.io.IOException;

/** One of those that a case compares. Its clients may stay open from round to round. */
public interface Rival extends AutoCloseable {

    /** What its row is called. */
    String name();

    /** Whether the others are compared with it; with the fastest, where there are several. */
    default boolean raw() {
        return false;
    }

    /** How many of a round's messages it gets; fewer for one that would take minutes. */
    default int share(int messages) {
        return messages;
    }

    /**
     * Does it all once.
     *
     * @return how long that took, in nanoseconds
     */
    long measure(int messages) throws Exception;

    @Override
    default void close() throws IOException {}
}
