package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.receive.DeadLetter;
import org.junit.jupiter.api.Test;

/** Promise 2: handlers of one message are independent; only the one that has failed is tried again. */
interface IndependentHandlersCases extends Contract {

    @Test
    default void onlyTheHandlerThatFailedIsTriedAgain() {
        Note note = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().handler("fine", Note.class))
                .handler(calls().failing("failing", note, 2))
                .handler(calls().handler("fine-too", Note.class))
                .start();
        box.emit(note);
        SignalboxStats stats = box.awaitHandled(1);
        assertThat(calls().texts("failing")).containsExactly("k1#1", "k1#2", "k1#3");
        assertThat(calls().texts("fine")).containsExactly("k1#1");
        assertThat(calls().texts("fine-too")).containsExactly("k1#1");
        assertThat(stats.handlerRuns()).isEqualTo(5);
        assertThat(stats.handlerErrors()).isEqualTo(2);
        assertThat(stats.retries()).isEqualTo(2);
    }

    @Test
    default void everyHandlerHasItsFirstAttemptBeforeAnyIsRetried() {
        Note note = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().failing("a", note, 1))
                .handler(calls().failing("b", note, 1))
                .handler(calls().failing("c", note, 1))
                .options(options -> options.concurrency(1))
                .start();
        box.emit(note);
        box.awaitHandled(1);
        assertThat(calls().all().subList(0, 3)).containsExactlyInAnyOrder("a k1#1", "b k1#1", "c k1#1");
        assertThat(calls().all().subList(3, 6)).containsExactlyInAnyOrder("a k1#2", "b k1#2", "c k1#2");
    }

    @Test
    default void theDeadLetterNamesTheHandlerThatFailed() {
        Note note = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().handler("fine", Note.class))
                .handler(calls().failing("failing", note, 99))
                .start();
        box.emit(note);
        SignalboxStats stats = box.awaitSettled(1);
        assertThat(stats.deadLettered()).isEqualTo(1);
        assertThat(box.letters()).extracting(DeadLetter::handler).containsExactly("failing");
        assertThat(calls().of("fine")).hasSize(1);
    }

    @Test
    default void everyHandlerThatFailsForGoodHasALetterOfItsOwn() {
        Note note = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().failing("one", note, 99))
                .handler(calls().failing("other", note, 99))
                .start();
        box.emit(note);
        SignalboxStats stats = box.awaitSettled(1);
        assertThat(stats.deadLettered()).as("messages").isEqualTo(1);
        assertThat(box.letters()).extracting(DeadLetter::handler).containsExactlyInAnyOrder("one", "other");
        assertThat(box.letters()).extracting(DeadLetter::id).doesNotHaveDuplicates();
    }
}
