package dev.signalbox.kafka;

import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same promises where the broker shares the partitions out (KIP-848). */
@EnabledIfSystemProperty(
        named = "signalbox.variants",
        matches = "all",
        disabledReason =
                "KIP-848 is not the default protocol: its contract is run by ./check --all, or with -Dsignalbox.variants=all")
class ConsumerProtocolContractTest extends KafkaContractTest {

    @Override
    GroupProtocol protocol() {
        return GroupProtocol.CONSUMER;
    }
}
