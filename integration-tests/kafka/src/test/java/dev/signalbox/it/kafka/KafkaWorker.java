package dev.signalbox.it.kafka;

import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** A consumer of jobs that soon misses a member that was killed. */
final class KafkaWorker {

    private KafkaWorker() {}

    /** Runs until the process is ended: the broker, the group, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        Worker.run(transport(arguments[0]).build(), arguments[1], Path.of(arguments[2]));
    }

    /** With metadata so short that a topic that grows is soon found; with the classic protocol a short session too. */
    static KafkaTransport.Builder transport(String address, GroupProtocol protocol) {
        return protocol == GroupProtocol.CLASSIC
                ? transport(address)
                : KafkaTransport.builder(address).groupProtocol(protocol).property("metadata.max.age.ms", 1_000);
    }

    /** With a session so short that the group soon knows of a member that was killed. */
    static KafkaTransport.Builder transport(String address) {
        return KafkaTransport.builder(address)
                .property("session.timeout.ms", 1_500)
                .property("heartbeat.interval.ms", 300)
                .property("metadata.max.age.ms", 1_000);
    }
}
