package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.RawEvent;
import dev.signalbox.RejectEventException;
import dev.signalbox.codegen.RetrySpec;
import dev.signalbox.runtime.receive.DeadLetter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Promise 4: retries belong to one group, and follow the handler's policy. */
interface RetryCases extends Contract {

    @Test
    default void whoeverElseReadsTheTopicSeesAFailingEventOnce() {
        Note failing = new Note("k", 1);
        ContractBox box =
                boxes().box().handler(calls().failing("failing", failing, 99)).start();
        ContractBox other = boxes().box("other")
                .handler(calls().handler("raw", RawEvent.class)
                        .withTopic(boxes().topics().notes()))
                .start();
        box.emit(failing);
        box.awaitLetters(1);
        box.emit(new Note("k", 2));
        calls().await("raw", 2);
        box.awaitSettled(2);
        other.awaitHandled(2);
        assertThat(calls().of("failing")).hasSize(4);
        assertThat(calls().of("raw")).hasSize(2);
        assertThat(other.letters()).isEmpty();
    }

    @Test
    default void attemptsAreCountedFromOneUpToThePolicyOfTheHandler() {
        Note note = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().failing("a", note, 99).withRetry(RetrySpec.DEFAULT.withAttempts(5)))
                .start();
        box.emit(note);
        box.awaitSettled(1);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2", "k1#3", "k1#4", "k1#5");
        assertThat(box.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.HANDLER_FAILED);
            assertThat(letter.attempts()).isEqualTo(5);
        });
    }

    @Test
    default void aRejectedEventIsNotRetried() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    throw new RejectEventException("never");
                }))
                .start();
        box.emit(new Note("k", 1));
        box.awaitSettled(1);
        assertThat(calls().of("a")).hasSize(1);
        assertThat(box.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.REJECTED);
            assertThat(letter.errorMessage()).isEqualTo("never");
        });
    }

    @Test
    default void aFailureThatTheHandlerExceptsIsNotRetried() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                            throw new IllegalArgumentException("bad");
                        })
                        .withRetry(RetrySpec.DEFAULT.withExcept(List.of(IllegalArgumentException.class))))
                .start();
        box.emit(new Note("k", 1));
        box.awaitSettled(1);
        assertThat(calls().of("a")).hasSize(1);
        assertThat(box.letters())
                .extracting(DeadLetter::errorType)
                .containsExactly(IllegalArgumentException.class.getName());
    }

    @Test
    default void aStageThatFailsIsRetriedAndSettlesNothingBeforeItEnds() {
        CompletableFuture<Void> second = new CompletableFuture<>();
        ContractBox box = boxes().box()
                .handler(calls().handler(
                                "a",
                                Note.class,
                                (note, context) -> context.attempt() == 1
                                        ? CompletableFuture.failedFuture(new IllegalStateException("later"))
                                        : second))
                .start();
        box.emit(new Note("k", 1));
        calls().await("a", 2);
        assertThat(box.stats().inFlight()).isEqualTo(1);
        second.complete(null);
        box.awaitHandled(1);
        assertThat(calls().of("a")).hasSize(2);
    }
}
