package dev.signalbox.benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every carrier brings every event to the handler, and none is missing. */
class CarrierTest {

    private static final int EVENTS = 500;

    @ParameterizedTest
    @EnumSource
    void bringsAllEvents(Carrier carrier) throws Exception {
        Work work = new Work(0);
        try (Delivery delivery = carrier.start(4, work)) {
            work.expect(EVENTS);
            for (int i = 0; i < EVENTS; i++) {
                delivery.send(new MeterRead(i % 10, i, i));
            }
            work.await();
            delivery.awaitSettled();
        }
        assertThat(work.left()).isZero();
    }
}
