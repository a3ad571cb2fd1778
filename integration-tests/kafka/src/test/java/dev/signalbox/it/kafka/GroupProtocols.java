package dev.signalbox.it.kafka;

import dev.signalbox.faults.Variants;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** The protocols of a group: Kafka's default, or both. */
final class GroupProtocols extends Variants<GroupProtocol> {

    private GroupProtocols() {
        super(GroupProtocol.CLASSIC);
    }
}
