package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitTimeoutException;
import dev.signalbox.runtime.SignalboxStats;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Promise 10: an observer or a listener that throws changes no outcome. */
interface ObserverCases extends Contract {

    @Test
    default void anObserverThatThrowsChangesNoOutcome() {
        Note failing = new Note("k", 2);
        ContractBox box = boxes().box()
                .handler(calls().failing("a", failing, 1))
                .handler(calls().handler("b", Note.class))
                .throwingObserver()
                .start();
        box.emit(new Note("k", 1));
        box.emit(failing);
        box.emit(new Note("k", 3));
        SignalboxStats stats = box.awaitHandled(3);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k2#1", "k2#2", "k3#1");
        assertThat(calls().texts("b")).containsExactly("k1#1", "k2#1", "k3#1");
        assertThat(stats.handlerErrors()).isEqualTo(1);
        assertThat(stats.retries()).isEqualTo(1);
        assertThat(stats.deadLettered()).isZero();
        assertThat(stats.emitted()).isEqualTo(3);
        assertThat(stats.emitFailures()).isZero();
        box.close();
        assertThat(box.stats().observerErrors()).isEqualTo(box.witness().told());
    }

    @Test
    default void anObserverThatThrowsStopsNoDeadLetter() {
        Note failing = new Note("k", 1);
        ContractBox box = boxes().box()
                .handler(calls().failing("a", failing, 99))
                .throwingObserver()
                .start();
        box.emit(failing);
        box.emit(new Note("k", 2));
        box.awaitSettled(2);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k1#2", "k1#3", "k2#1");
        assertThat(box.letters()).hasSize(1);
    }

    @Test
    default void aCallbackForLateEmitsThatThrowsChangesNoOutcome() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class))
                .options(options -> options.emitTimeout(Duration.ofMillis(200)).onEmitTimeout(event -> {
                    throw new IllegalStateException("this callback throws");
                }))
                .start();
        box.broker().hold();
        Throwable failure = boxes().patience().awaitFailure("an emit that is held", box.emitLater(new Note("k", 1)));
        assertThat(failure).isInstanceOf(EmitTimeoutException.class);
        assertThat(box.stats().emitTimeouts()).isEqualTo(1);
        box.broker().release();
        assertThat(box.broker().held()).isEmpty();
    }
}
