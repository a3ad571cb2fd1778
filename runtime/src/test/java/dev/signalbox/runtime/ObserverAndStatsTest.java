package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.LogLines;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.Welcomed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObserverAndStatsTest {

    private final InlineBox inline = new InlineBox();
    private final Calls calls = new Calls();

    @Test
    void theObserverIsToldOfEveryMoment() {
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.failing("a", Placed.class, 1))
                .handler(calls.failing("b", Placed.class, 9).withRetry(onceOnly()));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(1);
        }
        assertThat(inline.told.lines())
                .containsExactly(
                        "emitting placed orders 1",
                        "received shop placed 1",
                        "started a 1",
                        "ended a 1 IllegalStateException",
                        "retry a 1 PT1S",
                        "started b 1",
                        "ended b 1 IllegalStateException",
                        "dead shop b HANDLER_FAILED",
                        "emitted placed well",
                        "started a 2",
                        "ended a 2 well",
                        "settled shop DEAD_LETTERED",
                        "drained shop 0");
    }

    @Test
    void anObserverThatThrowsChangesNothingButACounter() {
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.failing("a", Placed.class, 1))
                .handler(calls.failing("b", Placed.class, 9).withRetry(onceOnly()));
        Signalbox box = inline.start(inline.options().observer(new Thrower()), table);
        box.emitter().emit(new Placed("1", "")).join();
        inline.seconds(1);
        SignalboxStats stats = box.stats();
        assertThat(stats.deadLettered()).isEqualTo(1);
        assertThat(stats.handlerRuns()).isEqualTo(3);
        assertThat(stats.handlerErrors()).isEqualTo(2);
        assertThat(stats.retries()).isEqualTo(1);
        assertThat(stats.emitted()).isEqualTo(1);
        assertThat(stats.emitFailures()).isZero();
        assertThat(stats.observerErrors()).isEqualTo(12);
        box.close();
        assertThat(box.stats().observerErrors()).isEqualTo(13);
    }

    @Test
    void anObserverThatThrowsLeavesDomainEventsAlone() {
        Table table = Table.of(Welcomed.TYPE)
                .handler(calls.failing("a", Welcomed.class, 1))
                .handler(calls.failing("b", Welcomed.class, 9));
        try (Signalbox box = inline.start(inline.options().observer(new Thrower()), table)) {
            box.emitter().raise(new Welcomed("u"));
            inline.seconds(2);
            assertThat(calls.lines())
                    .containsExactly(
                            "a welcomed u 1", "b welcomed u 1", "a welcomed u 2", "b welcomed u 2", "b welcomed u 3");
            assertThat(box.stats().handlerErrors()).isEqualTo(4);
            assertThat(box.stats().observerErrors()).isEqualTo(5 * 2 + 3 + 1);
        }
    }

    @Test
    void aLoggerThatThrowsChangesNothing() {
        Table table = Table.of(OrderEvent.PLACED, Welcomed.TYPE)
                .handler(calls.failing("a", Placed.class, 1))
                .handler(calls.failing("b", Placed.class, 9).withRetry(onceOnly()))
                .handler(calls.failing("c", Welcomed.class, 9));
        try (LogLines log = LogLines.broken()) {
            Signalbox box = inline.start(inline.options().observer(new Thrower()), table);
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().raise(new Welcomed("u"));
            inline.publish("orders", "odd", "1", "");
            inline.publish("orders", "placed", "1", "no JSON");
            inline.seconds(2);
            box.close();
            assertThat(box.stats()).isEqualTo(new SignalboxStats(3, 0, 2, 1, 0, 0, 6, 5, 3, 1, 1, 0, 0, 1, 27, 0));
            assertThat(log.lines()).hasSizeGreaterThan(30);
        }
    }

    @Test
    void messagesAddUp() {
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class, (event, context) -> {
            if (event.note().equals("never") || (event.note().equals("later") && context.attempt() == 1)) {
                throw new IllegalStateException();
            }
            return null;
        }));
        Signalbox box = inline.start(table);
        for (String note : new String[] {"fine", "later", "never", "fine"}) {
            box.emitter().emit(new Placed(note, note)).join();
        }
        inline.publish("orders", "odd", null, "");
        inline.publish("orders", "placed", null, "");
        assertAddUp(box.stats(), inline.told);
        assertThat(box.stats().inFlight()).isEqualTo(2);
        inline.seconds(2);
        assertThat(box.stats()).isEqualTo(new SignalboxStats(6, 3, 2, 1, 0, 0, 7, 4, 3, 4, 0, 0, 0, 1, 0, 0));
        box.emitter().emit(new Placed("never", "never")).join();
        box.close();
        assertThat(box.stats().handedBack()).isEqualTo(1);
        assertAddUp(box.stats(), inline.told);
    }

    private static dev.signalbox.codegen.RetrySpec onceOnly() {
        return dev.signalbox.codegen.RetrySpec.DEFAULT.withAttempts(1);
    }

    /** Throws at every moment. */
    private static final class Thrower implements EventObserver {

        @Override
        public void emitStarted(Emit emit) {
            throw new IllegalStateException();
        }

        @Override
        public void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {
            throw new AssertionError();
        }

        @Override
        public void received(Delivery delivery) {
            throw new IllegalStateException();
        }

        @Override
        public void attemptStarted(Attempt attempt) {
            throw new IllegalStateException();
        }

        @Override
        public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
            throw new IllegalStateException();
        }

        @Override
        public void retryScheduled(Attempt failed, Duration delay) {
            throw new IllegalStateException();
        }

        @Override
        public void deadLettered(
                Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
            throw new IllegalStateException();
        }

        @Override
        public void settled(Delivery delivery, Outcome outcome) {
            throw new IllegalStateException();
        }

        @Override
        public void drained(String group, long handedBack) {
            throw new OutOfMemoryError();
        }

        @Override
        public void subscriptionFailed(String group, String transport, Throwable cause) {
            throw new IllegalStateException();
        }
    }
}
