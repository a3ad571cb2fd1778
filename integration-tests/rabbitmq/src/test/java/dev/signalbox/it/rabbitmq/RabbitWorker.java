package dev.signalbox.it.rabbitmq;

import dev.signalbox.faults.Worker;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import java.nio.file.Path;

/** A consumer of jobs in a process of its own. */
final class RabbitWorker {

    private RabbitWorker() {}

    /** Runs until the process is ended: the broker, the group and exchange, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        run(arguments, 20);
    }

    /** Runs with another limit on how often a message may come. */
    static void run(String[] arguments, int deliveryLimit) throws InterruptedException {
        Worker.run(
                RabbitMqTransport.builder(arguments[0])
                        .exchange(arguments[1], ExchangeType.TOPIC)
                        .deliveryLimit(deliveryLimit)
                        .build(),
                arguments[1],
                Path.of(arguments[2]));
    }

    /** A consumer that gives up early on what ends it. */
    static final class Careful {

        static final int DELIVERY_LIMIT = 2;

        private Careful() {}

        /** Runs until the process is ended. */
        public static void main(String[] arguments) throws InterruptedException {
            run(arguments, DELIVERY_LIMIT);
        }
    }
}
