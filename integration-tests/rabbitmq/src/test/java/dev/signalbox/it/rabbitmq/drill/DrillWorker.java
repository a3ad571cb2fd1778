package dev.signalbox.it.rabbitmq.drill;

import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A consumer of the drill, in a process of its own. */
final class DrillWorker {

    /** The usual retries, at a fifth of their time. */
    private static final RetryPolicy RETRIES =
            RetryPolicy.builder().delay(Duration.ofMillis(200)).build();

    private DrillWorker() {}

    /** Runs until the process is ended: where the nodes are, the group, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        System.setProperty("org.slf4j.simpleLogger.log.dev.signalbox.runtime.receive", "warn");
        Path file = Path.of(arguments[2]);
        Journal journal = new Journal(arguments[1], Journal.open(file));
        Worker.run(box(arguments[0], arguments[1], journal, file.resolveSibling("../mended")), journal);
    }

    /** A box that does jobs when it is started; those that fail for good, from the time that a file is there. */
    static Signalbox box(String address, String group, Journal journal, Path mended) {
        return Worker.box(
                SignalboxOptions.builder(group).transport(DrillCluster.transport(address)),
                RETRIES,
                journal,
                () -> Files.exists(mended));
    }
}
