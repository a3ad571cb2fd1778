package dev.signalbox.rabbitmq;

class ClassicQueuesContractTest extends RabbitMqContract {

    ClassicQueuesContractTest() {
        super(QueueType.CLASSIC);
    }
}
