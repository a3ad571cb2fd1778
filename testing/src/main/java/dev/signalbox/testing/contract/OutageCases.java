package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.SignalboxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promises 1, 3 and 8 while the broker is away. */
interface OutageCases extends Contract {

    /** Stops the broker. */
    void beginOutage();

    /** Starts it again. */
    void endOutage();

    @Test
    default void aBoxThatFindsNoBrokerSaysWhichOneItHasWaitedFor() {
        beginOutage();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class))
                .options(options -> options.startTimeout(Duration.ofSeconds(2)))
                .create();
        assertThatThrownBy(box::start)
                .isInstanceOf(SignalboxException.class)
                .hasMessageContaining(box.broker().name());
    }

    @Test
    default void whatWasConfirmedBeforeAnOutageIsHandledAfterIt() {
        ContractBox before =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        before.emit(new Note("k", 1));
        before.awaitHandled(1);
        before.close();
        ContractBox emitter = boxes().box("emitter").create();
        emitter.emit(new Note("k", 2));
        emitter.emit(new Note("k", 3));
        beginOutage();
        endOutage();
        boxes().box().handler(calls().handler("b", Note.class)).start();
        calls().await("b", 2);
        assertThat(calls().texts("b")).startsWith("k2#1").contains("k3#1");
    }

    @Test
    default void anEmitDuringAnOutageIsConfirmedOnlyIfItArrives() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        beginOutage();
        CompletableFuture<Emission> emitting = box.emitLater(new Note("k", 1));
        endOutage();
        Boolean confirmed =
                boxes().patience().await("an answer", emitting.handle((emission, refusal) -> refusal == null));
        emitSurely(box, new Note("k", 2));
        boxes().patience()
                .await(
                        () -> "k2; there are " + calls().all(),
                        () -> calls().texts("a").contains("k2#1"));
        if (confirmed) {
            assertThat(calls().texts("a")).contains("k1#1");
        }
    }

    @Test
    default void anOutageLosesNothingAndNoKeyIsOutOfOrder() {
        Gate gate = boxes().gate();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    gate.pass();
                    return null;
                }))
                .start();
        IntStream.range(0, 12).forEach(i -> box.emit(new Note("k" + i % 3, i)));
        gate.awaitArrivals(3);
        beginOutage();
        gate.open();
        endOutage();
        boxes().patience()
                .await(
                        () -> "all 12 notes; there are " + calls().all(),
                        () -> calls().of("a").stream()
                                        .map(Calls.Call::event)
                                        .distinct()
                                        .count()
                                == 12);
        calls().assertOrderPerKey("a");
    }

    /** There are two where the broker had confirmed the letter, and did not live to note that the event is settled. */
    @Test
    default void deadLettersOutliveAnOutage() {
        Note failing = new Note("k", 1);
        ContractBox box =
                boxes().box().handler(calls().failing("a", failing, 99)).start();
        box.emit(failing);
        box.awaitLetters(1);
        beginOutage();
        endOutage();
        boxes().patience().await(() -> "the dead letter; there are " + box.stats(), () -> lettersOf(box) >= 1);
    }

    private static int lettersOf(ContractBox box) {
        try {
            return box.letters().size();
        } catch (SignalboxException notThereYet) {
            return -1;
        }
    }

    private void emitSurely(ContractBox box, Note note) {
        boxes().patience()
                .await(
                        () -> "the confirmation of " + note,
                        () -> boxes().patience()
                                .await(
                                        "an answer",
                                        box.emitLater(note).handle((emission, refusal) -> refusal == null)));
    }
}
