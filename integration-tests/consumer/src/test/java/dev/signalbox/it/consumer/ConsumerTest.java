package dev.signalbox.it.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.Signalbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConsumerTest {

    private static final ParcelShipped PARCEL = new ParcelShipped(
            UUID.fromString("6e2c4a0e-52f3-4d7e-9c61-3f3f3b1c9b11"),
            List.of(new ParcelShipped.Item("lamp", 2), new ParcelShipped.Item("wick", 10)),
            new BigDecimal("12.90"),
            new ParcelShipped.Rail("S1"),
            null,
            Instant.parse("2026-01-02T03:04:05.678Z"));

    @Test
    void anEventReachesItsHandlersWiredByDagger() throws InterruptedException {
        ParcelService service = DaggerParcelService.create();
        try (var box = service.signalbox()) {
            box.start();
            box.emitter().emit(PARCEL).join();

            assertThat(service.logbook().shipped().poll(30, TimeUnit.SECONDS)).isEqualTo(PARCEL);
            assertThat(service.logbook().counted().poll(30, TimeUnit.SECONDS))
                    .isEqualTo(new ParcelCounted(PARCEL.parcel()));
        }
    }

    @Test
    void anEventReachesItsHandlersWiredByHand() throws InterruptedException {
        Logbook logbook = new Logbook();
        try (var box = Signalbox.create(ParcelService.Parts.options())) {
            Dispatch dispatch = new Dispatch(box.emitter());
            box.register(new ParcelEvents_Table(() -> dispatch, () -> logbook));
            box.start();
            box.emitter().emit(PARCEL).join();

            assertThat(logbook.shipped().poll(30, TimeUnit.SECONDS)).isEqualTo(PARCEL);
        }
    }

    @Test
    void thisRunsOnTheJdkThatIsToBeTried() {
        int wanted = Integer.getInteger("newer.jdk.release", Runtime.version().feature());
        assertThat(Runtime.version().feature()).isEqualTo(wanted);
    }
}
