package dev.signalbox.it.kafka.drill;

import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** A consumer of the drill, in a process of its own. */
final class DrillWorker {

    /** The group that leaves the sharing out to the broker; the other one has Kafka's classic protocol. */
    static final String MODERN = "shipping";

    /** How long a client may believe what it knows of topics. */
    static final int METADATA_MILLIS = 1_000;

    /** The usual retries, at a fifth of their time. */
    private static final RetryPolicy RETRIES =
            RetryPolicy.builder().delay(Duration.ofMillis(200)).build();

    private DrillWorker() {}

    /** Runs until the process is ended: where the nodes are, the group, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        Path file = Path.of(arguments[2]);
        Journal journal = new Journal(arguments[1], Journal.open(file));
        Worker.run(box(arguments[0], arguments[1], journal, file.resolveSibling("../mended")), journal);
    }

    /** A box that does jobs when it is started; those that fail for good, from the time that a file is there. */
    static Signalbox box(String address, String group, Journal journal, Path mended) {
        KafkaTransport.Builder transport = transport(address);
        if (group.equals(MODERN)) {
            transport.groupProtocol(GroupProtocol.CONSUMER);
        } else {
            transport.property("session.timeout.ms", 3_000).property("heartbeat.interval.ms", 500);
        }
        return Worker.box(
                SignalboxOptions.builder(group).transport(transport.build()),
                RETRIES,
                journal,
                () -> Files.exists(mended));
    }

    static KafkaTransport.Builder transport(String address) {
        return KafkaTransport.builder(address).property("metadata.max.age.ms", METADATA_MILLIS);
    }
}
