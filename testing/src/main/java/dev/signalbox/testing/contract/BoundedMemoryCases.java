package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 9: memory is bounded by {@code maxInFlight}, whatever the backlog. */
interface BoundedMemoryCases extends Contract {

    @Test
    default void noMoreMessagesAreTakenThanMayBeInFlight() {
        Gate gate = boxes().gate();
        AtomicLong most = new AtomicLong();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    gate.pass();
                    most.accumulateAndGet(boxes().made().get(0).stats().inFlight(), Math::max);
                    return null;
                }))
                .options(options -> options.maxInFlight(5))
                .start();
        emitAll(box, IntStream.range(0, 100).mapToObj(i -> new Note(null, i)).toList());
        gate.awaitArrivals(5);
        assertThat(box.stats().received()).isEqualTo(5);
        gate.open();
        box.awaitHandled(100);
        assertThat(most.get()).isBetween(1L, 5L);
    }

    @Test
    default void aKeyThatFillsTheBoxDoesNotStopItForEver() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if (note.number() == 0) {
                        gate.pass();
                    }
                    return null;
                }))
                .options(options -> options.maxInFlight(5))
                .start();
        emitAll(box, IntStream.range(0, 50).mapToObj(i -> new Note("k", i)).toList());
        gate.awaitArrivals(1);
        gate.open();
        box.awaitHandled(50);
        assertThat(calls().of("a"))
                .extracting(call -> ((Note) call.event()).number())
                .isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    private void emitAll(ContractBox box, List<Note> notes) {
        boxes().patience().await("the emits", box.box().emitter().emitAll(notes));
    }
}
