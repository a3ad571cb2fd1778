package dev.signalbox.benchmarks.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bus reaches every handler, once, before it returns. */
class BusTest {

    private static final long SUM_OF_AMOUNTS = 50 * 51 / 2;

    @ParameterizedTest
    @EnumSource
    void reachesTheOneHandlerOfEachType(Bus bus) {
        assertThat(amountAfterPublishingAll(bus, Handlers.ONE)).isEqualTo(SUM_OF_AMOUNTS);
    }

    @ParameterizedTest
    @EnumSource
    void reachesTheThreeHandlersOfEachType(Bus bus) {
        assertThat(amountAfterPublishingAll(bus, Handlers.THREE)).isEqualTo(3 * SUM_OF_AMOUNTS);
    }

    private static long amountAfterPublishingAll(Bus bus, Handlers handlers) {
        HandledEvents handled = handlers.events();
        Publisher publisher = bus.publisher(handled);
        List<Record> events = handled.events();
        for (int i = 0; i < events.size(); i++) {
            publisher.publish(i, events.get(i));
        }
        return handled.amount();
    }
}
