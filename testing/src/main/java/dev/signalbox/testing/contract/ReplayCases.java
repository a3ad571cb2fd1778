package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.RawEvent;
import dev.signalbox.RejectEventException;
import dev.signalbox.SignalboxException;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.receive.DeadLetter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Promise 7, the second half: what is replayed is what arrived, for the handler that failed, in its group alone. */
interface ReplayCases extends Contract {

    @Test
    default void whatIsReplayedIsByteForByteWhatArrived() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ContractBox box = boxes().box()
                .handler(untilMended("raw", RawEvent.class, failing)
                        .withTopic(boxes().topics().notes()))
                .start();
        byte[] bytes = {'{', ' ', (byte) 0xc3, (byte) 0x28, 0, '}'};
        boxes().publishRaw(
                        boxes().topics().notes(),
                        "k",
                        boxes().attributes("odd", "k")
                                .add("tenant", "caf\u00e9")
                                .build(),
                        bytes);
        DeadLetter letter = box.awaitLetters(1).get(0);
        failing.set(false);
        replay(box, letter);
        box.awaitHandled(1);
        List<Calls.Call> raw = calls().of("raw");
        assertThat(raw).hasSize(4);
        assertThat(raw.get(3).event()).isEqualTo(raw.get(0).event());
        assertThat(raw.get(3).context().id()).isEqualTo(raw.get(0).context().id());
        assertThat(box.letters()).isEmpty();
    }

    @Test
    default void aReplayGoesToTheHandlerThatFailedInItsGroupAlone() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ContractBox box = boxes().box()
                .handler(untilMended("failed", Note.class, failing))
                .handler(calls().handler("beside", Note.class))
                .start();
        ContractBox other = boxes().box("other")
                .handler(calls().handler("elsewhere", Note.class))
                .start();
        Emission emission = box.emit(new Note("k", 1));
        DeadLetter letter = box.awaitLetters(1).get(0);
        failing.set(false);
        assertThat(replay(box, letter)).isEqualTo(emission);
        calls().await("failed", 4);
        box.emit(new Note("k", 2)); // comes after the replay wherever that has gone
        box.awaitSettled(3);
        other.awaitHandled(2);
        assertThat(calls().texts("failed")).containsExactly("k1#1", "k1#2", "k1#3", "k1#1", "k2#1");
        assertThat(calls().texts("beside")).containsExactly("k1#1", "k2#1");
        assertThat(calls().texts("elsewhere")).containsExactly("k1#1", "k2#1");
        assertThat(other.stats().received()).as("messages of the other group").isEqualTo(2);
        assertThat(box.letters()).isEmpty();
    }

    @Test
    default void aReplayThatFailsAgainComesBackWithOneReplayMore() {
        ContractBox box = boxes().box()
                .handler(untilMended("a", Note.class, new AtomicBoolean(true)))
                .start();
        box.emit(new Note("k", 1));
        DeadLetter first = box.awaitLetters(1).get(0);
        replay(box, first);
        box.awaitSettled(2);
        DeadLetter second = box.awaitLetters(1).get(0);
        assertThat(second.replays()).isEqualTo(1);
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(second.payload()).isEqualTo(first.payload());
        replay(box, second);
        box.awaitSettled(3);
        assertThat(box.letters()).extracting(DeadLetter::replays).containsExactly(2);
        assertThat(calls().of("a")).hasSize(9);
    }

    @Test
    default void replayAllTakesThoseThatThePredicateChooses() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ContractBox box =
                boxes().box().handler(untilMended("a", Note.class, failing)).start();
        for (int i = 1; i <= 6; i++) {
            box.emit(new Note("k" + i, i));
        }
        box.awaitLetters(6);
        failing.set(false);
        List<String> chosen = List.of("k1", "k3", "k6");
        Integer count = boxes().patience()
                .await(
                        "the replays",
                        box.box()
                                .deadLetters()
                                .replayAll(boxes().topics().notes(), letter -> chosen.contains(letter.key())));
        assertThat(count).isEqualTo(3);
        box.awaitHandled(3);
        assertThat(box.letters()).extracting(DeadLetter::key).containsExactlyInAnyOrder("k2", "k4", "k5");
    }

    @Test
    default void manyReplaysKeepTheOrderOfTheirKey() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (event, context) -> {
                    if (failing.get()) {
                        throw new RejectEventException("not yet");
                    }
                    return null;
                }))
                .start();
        int many = 250; // more than one round of a replay
        for (int i = 1; i <= many; i++) {
            box.emit(new Note("k", i));
        }
        box.awaitLetters(many);
        List<String> rejected = calls().texts("a");
        failing.set(false);
        Integer count = boxes().patience()
                .await(
                        "the replays",
                        box.box().deadLetters().replayAll(boxes().topics().notes(), any -> true));
        assertThat(count).isEqualTo(many);
        calls().await("a", 2 * many);
        assertThat(calls().texts("a").subList(many, 2 * many)).isEqualTo(rejected);
        assertThat(box.letters()).isEmpty();
    }

    @Test
    default void aReplayForAHandlerThatIsGoneIsUnrouted() {
        ContractBox before = boxes().box()
                .handler(untilMended("gone", Note.class, new AtomicBoolean(true)))
                .start();
        before.emit(new Note("k", 1));
        before.awaitLetters(1);
        before.close();

        ContractBox after =
                boxes().box().handler(calls().handler("new", Note.class)).start();
        replay(after, after.awaitLetters(1).get(0));
        after.awaitSettled(1);
        assertThat(after.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.UNROUTED);
            assertThat(letter.handler()).isEqualTo("gone");
            assertThat(letter.replays()).isEqualTo(1);
        });
        assertThat(calls().of("new")).isEmpty();
    }

    @Test
    default void aLetterIsReplayedOnce() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ContractBox box =
                boxes().box().handler(untilMended("a", Note.class, failing)).start();
        box.emit(new Note("k", 1));
        DeadLetter letter = box.awaitLetters(1).get(0);
        failing.set(false);
        replay(box, letter);
        Throwable refusal = boxes().patience()
                .awaitFailure("a second replay", box.box().deadLetters().replay(letter));
        assertThat(refusal).isInstanceOf(SignalboxException.class);
        box.awaitHandled(1);
        box.emit(new Note("k", 2));
        box.awaitHandled(2);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2", "k1#3", "k1#1", "k2#1");
    }

    private Emission replay(ContractBox box, DeadLetter letter) {
        return boxes().patience()
                .await(
                        "the replay of " + letter.eventId(),
                        box.box().deadLetters().replay(letter));
    }

    /** A handler that fails as long as the case says. */
    private <E> HandlerBinding<E> untilMended(String id, Class<E> accepts, AtomicBoolean failing) {
        return calls().handler(id, accepts, (event, context) -> {
            if (failing.get()) {
                throw new IllegalStateException("not yet");
            }
            return null;
        });
    }
}
