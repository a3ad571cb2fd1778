package dev.signalbox.rabbitmq;

class QuorumQueuesContractTest extends RabbitMqContract {

    QuorumQueuesContractTest() {
        super(QueueType.QUORUM);
    }
}
