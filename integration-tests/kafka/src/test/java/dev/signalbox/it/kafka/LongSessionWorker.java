package dev.signalbox.it.kafka;

import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import java.nio.file.Path;

/** A consumer of jobs that the group waits for when it was killed. */
final class LongSessionWorker {

    /** How long. */
    static final int SESSION_MILLIS = 15_000;

    private LongSessionWorker() {}

    /** Runs until the process is ended: the broker, the group, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        Worker.run(transport(arguments[0]).build(), arguments[1], Path.of(arguments[2]));
    }

    static KafkaTransport.Builder transport(String address) {
        return KafkaTransport.builder(address).property("session.timeout.ms", SESSION_MILLIS);
    }
}
