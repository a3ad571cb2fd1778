package dev.signalbox.kafka;

import org.apache.kafka.clients.consumer.GroupProtocol;

/** The same promises where the broker shares the partitions out (KIP-848). */
class ConsumerProtocolContractTest extends KafkaContractTest {

    @Override
    GroupProtocol protocol() {
        return GroupProtocol.CONSUMER;
    }
}
