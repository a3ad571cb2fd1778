package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.LogLines;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;

/** A transport learns once that the process survives a message, and how many wait is held against its bound. */
class TriedTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();
    private final List<String> told = new ArrayList<>();

    @Test
    void aMessageIsTriedWhenItsFirstAttemptHasFailed() {
        try (Signalbox box = start(handler("a", (event, context) -> {
            throw new IllegalStateException("bad");
        }))) {
            offer("1");
            assertThat(box.stats().received()).isPositive();
            assertThat(told).containsExactly("tried");
            inline.seconds(10);
            scripted.stores().get(0).complete(null);
            assertThat(told).containsExactly("tried", "ack");
        }
    }

    @Test
    void aMessageThatSucceedsIsTriedAndThenSettled() {
        try (Signalbox box = start(handler("a", (event, context) -> null))) {
            offer("1");
            assertThat(box.stats().received()).isPositive();
            assertThat(told).containsExactly("tried", "ack");
        }
    }

    @Test
    void aMessageIsTriedWhenEachOfItsHandlersHasEndedItsFirstAttempt() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.failing("a", Placed.class, 9))
                .handler(calls.of("b", Placed.class, (event, context) -> {
                    stages.add(new CompletableFuture<>());
                    return stages.get(stages.size() - 1);
                }));
        try (Signalbox box = start(table)) {
            offer("1");
            assertThat(box.stats().received()).isPositive();
            assertThat(told).isEmpty();
            stages.get(0).completeExceptionally(new IllegalStateException("bad"));
            assertThat(told).containsExactly("tried");
        }
        assertThat(told).containsExactly("tried", "back");
    }

    @Test
    void anAttemptThatHasTimedOutHasEndedOnceItHasReallyEnded() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        CompletionStage<Void> stubborn = stage.minimalCompletionStage();
        Table table = Table.of(OrderEvent.PLACED)
                .handler(calls.of("a", Placed.class, (event, context) -> stubborn)
                        .withTimeout(Duration.ofSeconds(1)));
        try (Signalbox box = start(table)) {
            offer("1");
            assertThat(box.stats().received()).isPositive();
            inline.seconds(5);
            assertThat(told).isEmpty();
            stage.complete(null);
            assertThat(told).containsExactly("tried");
        }
    }

    @Test
    void whatNoHandlerSeesIsTriedBeforeItIsSettled() {
        try (Signalbox box = start(handler("a", (event, context) -> null))) {
            offer(message("1", "odd"));
            assertThat(box.stats().received()).isPositive();
            assertThat(told).containsExactly("tried", "ack");
        }
    }

    @Test
    void aTransportThatThrowsWhenItIsToldChangesNothing() {
        try (Signalbox box = start(handler("a", (event, context) -> null))) {
            scripted.receiver(0).offer(message("1", "placed"), settlement(new AssertionError("odd")));
            assertThat(told).containsExactly("ack");
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    @Test
    void aGroupWarnsWhenNearlyAllThatTheTransportLetsBeUnsettledWaits() {
        scripted.holdAtMost(10);
        try (LogLines log = LogLines.listen();
                Signalbox box = start(handler("a", (event, context) -> {
                    throw new IllegalStateException("bad");
                }))) {
            for (int key = 0; key < 8; key++) {
                offer("" + key);
            }
            assertThat(log.texts(Level.WARN)).noneMatch(line -> line.contains("takes no further events"));
            offer("8");
            assertThat(box.stats().received()).isPositive();
            assertThat(log.texts(Level.WARN))
                    .filteredOn(line -> line.contains("takes no further events"))
                    .singleElement()
                    .asString()
                    .contains("9 wait for a retry (9 of the handler a) and 0 behind them")
                    .contains("let the transport hold more that is not settled");
        }
    }

    private Signalbox start(Table table) {
        return inline.start(inline.options().transport(scripted), table);
    }

    private Table handler(String id, Calls.Action<Placed> action) {
        return Table.of(OrderEvent.PLACED).handler(calls.of(id, Placed.class, action));
    }

    private void offer(String key) {
        offer(message(key, "placed"));
    }

    private void offer(InboundMessage message) {
        assertThat(scripted.receiver(0).offer(message, settlement(null))).isTrue();
    }

    private Settlement settlement(@Nullable Error whenTried) {
        return new Settlement() {
            @Override
            public void tried() {
                if (whenTried != null) {
                    throw whenTried;
                }
                told.add("tried");
            }

            @Override
            public void ack() {
                told.add("ack");
            }

            @Override
            public void handBack() {
                told.add("back");
            }
        };
    }

    private static InboundMessage message(String key, String type) {
        Headers headers =
                Headers.of("ce_specversion", "1.0", "ce_id", "m" + key, "ce_type", type, "ce_source", "elsewhere");
        return new InboundMessage(
                "orders",
                key,
                headers,
                ("[\"" + key + "\",\"\"]").getBytes(StandardCharsets.UTF_8),
                InboundMessage.Origin.UNKNOWN,
                null);
    }
}
