package dev.signalbox.benchmarks.broker;

/** What a handler does with a message. */
@FunctionalInterface
public interface Work {

    /** Nothing at all. */
    Work NONE = () -> {};

    /** Waits, as for a database. */
    Work ONE_MILLISECOND = () -> Thread.sleep(1);

    void run() throws InterruptedException;
}
