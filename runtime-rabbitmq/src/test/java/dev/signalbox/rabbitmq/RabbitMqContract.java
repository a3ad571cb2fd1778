package dev.signalbox.rabbitmq;

import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.testing.contract.BrokerContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The promises of the engine, over a real broker and one type of queue. */
abstract class RabbitMqContract extends BrokerContract {

    private static RabbitMqBroker broker;

    private final QueueType queueType;

    RabbitMqContract(QueueType queueType) {
        this.queueType = queueType;
    }

    @BeforeAll
    static void startABroker() {
        broker = RabbitMqBroker.start(List.of());
    }

    @AfterAll
    static void endIt() {
        broker.close();
    }

    @Override
    protected Transport transport() {
        return RabbitMqTransport.builder(broker.uri()).queueType(queueType).build();
    }

    @Override
    protected void stopBroker() {
        if (queueType == QueueType.QUORUM) {
            broker.noteQuorumQueues();
        }
        broker.kill();
    }

    @Override
    protected void startBroker() {
        broker.start();
    }
}
