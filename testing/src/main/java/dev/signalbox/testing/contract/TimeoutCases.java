package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.RetrySpec;
import dev.signalbox.runtime.receive.DeadLetter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Promise 6: a handler that runs past its timeout is interrupted, and its key waits until it has really ended. */
interface TimeoutCases extends Contract {

    /** How long a handler may take that always takes too long. */
    Duration SHORT = Duration.ofMillis(50);

    /** The same where a later attempt has to end in time, also on a machine that has much to do. */
    Duration AMPLE = Duration.ofMillis(500);

    @Test
    default void aHandlerThatRunsTooLongIsInterruptedAndTriedAgain() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                            if (context.attempt() == 1) {
                                new CountDownLatch(1).await();
                            }
                            return null;
                        })
                        .withTimeout(AMPLE))
                .start();
        box.emit(new Note("k", 1));
        box.awaitHandled(1);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2");
        assertThat(box.stats().handlerErrors()).isEqualTo(1);
    }

    @Test
    default void theKeyWaitsUntilAHandlerThatTimedOutHasReallyEnded() {
        Gate gate = boxes().gate();
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlap = new AtomicBoolean();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                            overlap.compareAndSet(false, inside.getAndSet(true));
                            if (note.number() == 1 && context.attempt() == 1) {
                                passThoughInterrupted(gate);
                            }
                            inside.set(false);
                            return null;
                        })
                        .withTimeout(AMPLE))
                .start();
        box.emit(new Note("k", 1));
        box.emit(new Note("k", 2));
        gate.awaitArrivals(2); // it was interrupted, and went on waiting
        assertThat(calls().texts("a")).containsExactly("k1#1");
        gate.open();
        box.awaitHandled(2);
        assertThat(overlap).isFalse();
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2", "k2#1");
    }

    @Test
    default void timedOutIsTheReasonWhenTheLastAttemptDid() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                            new CountDownLatch(1).await();
                            return null;
                        })
                        .withTimeout(SHORT)
                        .withRetry(RetrySpec.DEFAULT.withAttempts(2)))
                .start();
        box.emit(new Note("k", 1));
        box.awaitSettled(1);
        assertThat(box.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.TIMED_OUT);
            assertThat(letter.attempts()).isEqualTo(2);
        });
    }

    private static void passThoughInterrupted(Gate gate) throws InterruptedException {
        try {
            gate.pass();
        } catch (InterruptedException stubborn) {
            gate.pass();
        }
    }
}
