package dev.signalbox.rabbitmq;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "signalbox.variants",
        matches = "all",
        disabledReason =
                "Classic queues are not the default: their contract is run by ./check --all, or with -Dsignalbox.variants=all")
class ClassicQueuesContractTest extends RabbitMqContract {

    ClassicQueuesContractTest() {
        super(QueueType.CLASSIC);
    }
}
