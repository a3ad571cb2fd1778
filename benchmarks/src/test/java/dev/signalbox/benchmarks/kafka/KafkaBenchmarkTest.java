package dev.signalbox.benchmarks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.benchmarks.broker.Printed;
import org.junit.jupiter.api.Test;

/** Runs every rival once, on a real broker. Its rates mean nothing. */
class KafkaBenchmarkTest {

    private final Printed printed = new Printed();

    @Test
    void allEmit() throws Exception {
        KafkaBenchmark.emit(200, 100, 0, 1, printed.out());

        assertThat(printed.rows()).isEqualTo(4);
    }

    @Test
    void allConsume() throws Exception {
        KafkaBenchmark.consume(200, 100, 0, 1, printed.out());

        assertThat(printed.rows()).isEqualTo(5);
    }

    @Test
    void allHandleSlowly() throws Exception {
        KafkaBenchmark.handleSlowly(100, 0, 1, printed.out());

        assertThat(printed.rows()).isEqualTo(4);
    }
}
