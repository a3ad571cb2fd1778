package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.RejectEventException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 3: order per key, across retries; a failing key holds back no other. */
interface KeyOrderCases extends Contract {

    @Test
    default void aFailingEventHoldsBackTheNextOfItsKey() {
        Note failing = new Note("k", 1);
        ContractBox box =
                boxes().box().handler(calls().failing("a", failing, 2)).start();
        box.emit(failing);
        box.emit(new Note("k", 2));
        box.emit(new Note("k", 3));
        box.awaitHandled(3);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2", "k1#3", "k2#1", "k3#1");
    }

    @Test
    default void aFailingHandlerHoldsBackTheNextEventOfItsKeyForTheOthersToo() {
        Note failing = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().failing("a", failing, 2))
                .handler(calls().handler("b", Note.class))
                .start();
        box.emit(failing);
        box.emit(new Note("k", 2));
        box.awaitHandled(2);
        assertThat(calls().all().subList(0, 2)).containsExactlyInAnyOrder("a k1#1", "b k1#1");
        assertThat(calls().all().subList(2, 4)).containsExactly("a k1#2", "a k1#3");
        assertThat(calls().all().subList(4, 6)).containsExactlyInAnyOrder("a k2#1", "b k2#1");
    }

    @Test
    default void aFailingKeyHoldsBackNoOther() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if ("stuck".equals(note.key())) {
                        gate.pass();
                    }
                    return null;
                }))
                .start();
        box.emit(new Note("stuck", 1));
        gate.awaitArrivals(1);
        for (int i = 0; i < 20; i++) {
            box.emit(new Note("k" + i % 4, i));
        }
        box.awaitHandled(20);
        assertThat(box.stats().inFlight()).isEqualTo(1);
        gate.open();
        box.awaitHandled(21);
    }

    @Test
    default void orderIsKeptAcrossADeadLetter() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if (note.number() == 2) {
                        throw new RejectEventException("no");
                    }
                    return null;
                }))
                .start();
        for (int i = 1; i <= 4; i++) {
            box.emit(new Note("k", i));
        }
        box.awaitSettled(4);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k2#1", "k3#1", "k4#1");
        assertThat(box.letters()).hasSize(1);
    }

    @Test
    default void manyKeysKeepTheirOrderAlthoughSomeAttemptsFail() {
        Random random = new Random(11);
        List<Note> failing = IntStream.range(0, 20)
                .mapToObj(i -> new Note("k" + random.nextInt(10), random.nextInt(30)))
                .toList();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if (failing.contains(note) && context.attempt() == 1) {
                        throw new IllegalStateException("once");
                    }
                    return null;
                }))
                .start();
        List<Note> notes = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            for (int key = 0; key < 10; key++) {
                notes.add(new Note("k" + key, number));
            }
        }
        boxes().patience().await("the emits", box.box().emitter().emitAll(notes));
        box.awaitHandled(notes.size());
        calls().assertOrderPerKey("a");
    }

    @Test
    default void eventsWithoutAKeyAreHandledAtTheSameTime() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    gate.pass();
                    return null;
                }))
                .start();
        for (int i = 0; i < 4; i++) {
            box.emit(new Note(null, i));
        }
        gate.awaitArrivals(4);
        gate.open();
        box.awaitHandled(4);
        assertThat(calls().of("a")).extracting(call -> call.context().key()).containsOnlyNulls();
    }
}
