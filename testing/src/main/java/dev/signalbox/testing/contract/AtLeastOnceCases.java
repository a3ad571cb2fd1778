package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.RejectEventException;
import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 1: a message is settled only when it is handled, its dead letter is confirmed, or a policy drops it. */
interface AtLeastOnceCases extends Contract {

    @Test
    default void everyConfirmedEventIsHandled() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        List<Note> notes =
                IntStream.range(0, 200).mapToObj(i -> new Note("k" + i % 10, i)).toList();
        boxes().patience().await("the emits", box.box().emitter().emitAll(notes));
        SignalboxStats stats = box.awaitHandled(200);
        assertThat(calls().of("a")).extracting(Calls.Call::event).containsExactlyInAnyOrderElementsOf(notes);
        assertThat(stats.emitted()).isEqualTo(200);
    }

    @Test
    default void aMessageWhoseDeadLetterIsNotConfirmedIsNotSettled() {
        ContractBox first = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    throw new RejectEventException("no");
                }))
                .start();
        first.broker().failNextLetter(new IllegalStateException("the store is full"));
        first.emit(new Note("k", 1));
        calls().await("a", 1);
        first.close();
        assertThat(first.stats().deadLettered()).isZero();
        assertThat(first.stats().handedBack()).isEqualTo(1);

        ContractBox second =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        second.awaitHandled(1);
        assertThat(second.letters()).isEmpty();
    }

    @Test
    default void aDeadLetterThatWasRefusedIsStoredLater() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    throw new RejectEventException("no");
                }))
                .start();
        box.broker().failNextLetter(new IllegalStateException("the store is full"));
        box.emit(new Note("k", 1));
        box.awaitSettled(1);
        assertThat(box.letters()).hasSize(1);
        assertThat(box.stats().deadLettered()).isEqualTo(1);
        assertThat(calls().of("a")).hasSize(1);
    }

    @Test
    default void aTypeThatNobodyHandlesIsCountedAndTheNextEventIsHandled() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        boxes().publish("from-the-future", "k", "{}");
        box.emit(new Memo("k", "nobody reads memos"));
        box.emit(new Note("k", 1));
        calls().await("a", 1);
        SignalboxStats stats = box.awaitSettled(3);
        assertThat(stats.unrouted()).isEqualTo(2);
        assertThat(stats.handled()).isEqualTo(1);
        assertThat(box.letters()).isEmpty();
    }

    @Test
    default void aTypeThatNobodyHandlesBecomesADeadLetterWhereThePolicySaysSo() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class))
                .options(options -> options.unrouted(UnroutedPolicy.DEAD_LETTER))
                .start();
        box.emit(new Memo("k", "nobody reads memos"));
        box.emit(new Note("k", 1));
        box.awaitSettled(2);
        assertThat(box.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.UNROUTED);
            assertThat(letter.type()).isEqualTo("memo");
            assertThat(letter.handler()).isNull();
        });
    }

    @Test
    default void aDuplicateIsDeliveredWithTheIdOfTheFirst() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        Emission emission =
                box.emit(new Note("k", 1), EmitOptions.builder().id("the-one").build());
        boxes().patience().await("the duplicate", box.broker().duplicate());
        calls().await("a", 2);
        assertThat(emission.id()).isEqualTo("the-one");
        assertThat(calls().of("a")).extracting(call -> call.context().id()).containsExactly("the-one", "the-one");
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#1");
    }

    @Test
    default void aBoxThatLeavesInTheMiddleLosesNothing() {
        Gate gate = boxes().gate();
        ContractBox leaving = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if (note.number() >= 20) {
                        gate.pass();
                    }
                    return null;
                }))
                .options(options -> options.maxInFlight(10).drainTimeout(Duration.ofMillis(100)))
                .start();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            notes.add(new Note("k" + i % 6, i));
        }
        boxes().patience().await("the emits", leaving.box().emitter().emitAll(notes));
        gate.awaitArrivals(1);
        leaving.close();
        long handled = leaving.stats().handled();

        ContractBox staying =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        staying.awaitHandled(60 - handled);
        List<Object> seen = new ArrayList<>();
        calls().of("a").forEach(call -> seen.add(call.event()));
        calls().of("b").forEach(call -> seen.add(call.event()));
        assertThat(seen).containsAll(notes);
    }
}
