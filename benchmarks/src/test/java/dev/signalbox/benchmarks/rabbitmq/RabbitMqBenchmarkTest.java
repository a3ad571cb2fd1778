package dev.signalbox.benchmarks.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.benchmarks.broker.Printed;
import dev.signalbox.rabbitmq.QueueType;
import org.junit.jupiter.api.Test;

/** Runs every rival once, on a real broker. Its rates mean nothing. */
class RabbitMqBenchmarkTest {

    private final Printed printed = new Printed();

    @Test
    void allPublish() throws Exception {
        RabbitMqBenchmark.publish(QueueType.CLASSIC, 200, 100, 0, 1, printed.out());

        assertThat(printed.rows()).isEqualTo(4);
    }

    @Test
    void allConsume() throws Exception {
        RabbitMqBenchmark.consume(QueueType.QUORUM, 200, 100, 0, 1, printed.out());

        assertThat(printed.rows()).isEqualTo(5);
    }
}
