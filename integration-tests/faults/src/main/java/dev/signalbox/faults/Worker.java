package dev.signalbox.faults;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** A consumer of jobs: in a process of its own, or in that of a test. */
public final class Worker {

    /** How long closing may take. */
    public static final Duration DRAIN = Duration.ofSeconds(5);

    /** Three attempts, soon after each other. */
    public static final RetryPolicy RETRIES =
            RetryPolicy.builder().attempts(3).delay(Duration.ofMillis(20)).build();

    private Worker() {}

    /** Runs until the process is ended; the journal goes to a file. */
    public static void run(Transport transport, String group, Path file) throws InterruptedException {
        Journal journal = new Journal(group, Journal.open(file));
        run(box(transport, group, journal), journal);
    }

    /** Runs a box that is not started yet until the process is ended. */
    public static void run(Signalbox box, Journal journal) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            journal.worker("closing");
            box.close();
            journal.worker("closed");
        }));
        journal.worker("starting");
        box.start();
        journal.worker("started");
        new CountDownLatch(1).await();
    }

    /** A box that does jobs when it is started. */
    public static Signalbox box(Transport transport, String group, Journal journal) {
        return box(SignalboxOptions.builder(group).transport(transport), journal);
    }

    /** The same, with these options. */
    public static Signalbox box(SignalboxOptions.Builder options, Journal journal) {
        return box(options, RETRIES, journal, () -> false);
    }

    /** The same, with other retries, and with a way to tell that what is wrong with some jobs is mended. */
    public static Signalbox box(
            SignalboxOptions.Builder options, RetryPolicy retries, Journal journal, BooleanSupplier mended) {
        JobHandlers handlers = new JobHandlers(journal, retries.attempts(), mended);
        return Signalbox.create(
                options.drainTimeout(DRAIN).retry(retries).observer(journal).build(),
                new JobEvents_Table(() -> handlers));
    }

    /** A box that emits jobs, and does none; it is not to be started. */
    public static Signalbox emitter(SignalboxOptions.Builder options) {
        return Signalbox.create(options.build(), new JobEvents_Table(() -> {
            throw new AssertionError("this box does no jobs");
        }));
    }
}
