package dev.signalbox.kafka;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.testing.contract.BrokerContract;
import java.util.Map;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The promises of the engine, over a real broker. */
class KafkaContractTest extends BrokerContract {

    private static KafkaBroker broker;

    @BeforeAll
    static void startABroker() {
        broker = KafkaBroker.start(Map.of());
    }

    @AfterAll
    static void endIt() {
        broker.close();
    }

    @Override
    protected Transport transport() {
        return KafkaTransport.builder(broker.address())
                .groupProtocol(protocol())
                .property("metadata.max.age.ms", 1_000)
                .build();
    }

    /** How the members of a group share partitions out. */
    GroupProtocol protocol() {
        return GroupProtocol.CLASSIC;
    }

    @Override
    protected void stopBroker() {
        broker.kill();
    }

    @Override
    protected void startBroker() {
        broker.start();
    }
}
