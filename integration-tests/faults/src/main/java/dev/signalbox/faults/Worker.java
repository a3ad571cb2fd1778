package dev.signalbox.faults;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A consumer of jobs: in a process of its own, or in that of a test. */
public final class Worker {

    /** How long closing may take. */
    public static final Duration DRAIN = Duration.ofSeconds(5);

    private Worker() {}

    /** Runs until the process is ended; the journal goes to a file. */
    public static void run(Transport transport, String group, Path file) throws InterruptedException {
        Journal journal = new Journal(group, Journal.open(file));
        Signalbox box = box(transport, group, journal);
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
        JobHandlers handlers = new JobHandlers(journal);
        return Signalbox.create(
                options.drainTimeout(DRAIN).observer(journal).build(), new JobEvents_Table(() -> handlers));
    }

    /** A box that emits jobs, and does none; it is not to be started. */
    public static Signalbox emitter(SignalboxOptions.Builder options) {
        return Signalbox.create(options.build(), new JobEvents_Table(() -> {
            throw new AssertionError("this box does no jobs");
        }));
    }
}
