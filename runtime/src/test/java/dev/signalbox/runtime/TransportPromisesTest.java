package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Headers;
import dev.signalbox.RejectEventException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the engine promises to every transport, looked at from the transport's side. */
class TransportPromisesTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();
    private final List<String> settled = new ArrayList<>();

    @Test
    void aMessageIsSettledOnceWhenAllHandlersHaveSucceeded() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class))
                .handler(calls.of("b", Placed.class, (event, context) -> stage)))) {
            assertThat(offer("m1", "1", "")).isTrue();
            assertThat(settled).isEmpty();
            stage.complete(null);
            assertThat(settled).containsExactly("m1 ack");
            assertThat(box.stats().handled()).isEqualTo(1);
        }
        assertThat(settled).containsExactly("m1 ack");
    }

    @Test
    void aMessageIsSettledOnlyWhenItsDeadLetterIsConfirmed() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            offer("m1", "1", "");
            offer("m2", "1", "");
            inline.seconds(2);
            assertThat(scripted.letters()).hasSize(1);
            assertThat(settled).isEmpty();
            assertThat(calls.lines()).hasSize(3);
            scripted.stores().get(0).complete(null);
            assertThat(settled).containsExactly("m1 ack");
            assertThat(calls.lines()).hasSize(4);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void aDeadLetterThatIsRefusedIsTriedAgainAndItsKeyWaits() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            offer("m1", "1", "");
            inline.seconds(2);
            scripted.stores().get(0).completeExceptionally(new IllegalStateException("away"));
            assertThat(settled).isEmpty();
            inline.seconds(2);
            assertThat(scripted.letters()).hasSize(2);
            assertThat(scripted.letters().get(1).id())
                    .isEqualTo(scripted.letters().get(0).id());
            scripted.stores().get(1).complete(null);
            assertThat(settled).containsExactly("m1 ack");
            assertThat(box.stats().handlerRuns()).isEqualTo(3);
        }
    }

    @Test
    void aStoreThatNeverAnswersIsGivenUpAndAskedAgain() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            offer("m1", "1", "");
            inline.seconds(2);
            inline.seconds(179);
            assertThat(scripted.letters()).hasSize(1);
            assertThat(scripted.stores().get(0)).isNotDone();
            inline.seconds(3);
            assertThat(scripted.stores().get(0)).isCancelled();
            assertThat(scripted.letters()).hasSize(2);
            assertThat(scripted.letters().get(1).id())
                    .isEqualTo(scripted.letters().get(0).id());
            scripted.stores().get(1).complete(null);
            inline.seconds(300);
            assertThat(settled).containsExactly("m1 ack");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void aDeadLetterThatIsNeverConfirmedSendsItsMessageBackOnClose() {
        Signalbox box = start(
                inline.options().drainTimeout(Duration.ZERO), orders().handler(calls.failing("a", Placed.class, 9)));
        offer("m1", "1", "");
        inline.seconds(2);
        box.close();
        assertThat(settled).containsExactly("m1 back");
        scripted.stores().get(0).complete(null);
        assertThat(settled).containsExactly("m1 back");
        assertThat(box.stats().handedBack()).isEqualTo(1);
        assertThat(box.stats().deadLettered()).isZero();
    }

    @Test
    void theLettersOwnHeadersAreThoseOfTheWire() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            offer("m1", "1", "");
            inline.seconds(2);
            Headers notes = scripted.letters().get(0).notes();
            assertThat(notes)
                    .isEqualTo(Headers.of(
                            "sbx_dl_reason", "HANDLER_FAILED",
                            "sbx_dl_handler", "a",
                            "sbx_dl_group", "shop",
                            "sbx_dl_attempts", "3",
                            "sbx_dl_failed_at", "2026-01-01T00:00:02Z",
                            "sbx_dl_error_type", "java.lang.IllegalStateException",
                            "sbx_dl_error_message", "attempt 3",
                            "sbx_dl_topic", "orders",
                            "sbx_dl_partition", "7",
                            "sbx_dl_offset", "42",
                            "sbx_dl_replays", "0"));
            scripted.stores().get(0).complete(null);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void poisonIsBuriedUnhandledAndItsKeyWaits() {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            assertThat(offer("m1", poison("m1", 11), new boolean[] {true})).isTrue();
            offer("m2", "1", "");
            scripted.stores().get(0).completeExceptionally(new IllegalStateException("away"));
            inline.seconds(2);
            assertThat(settled).isEmpty();
            assertThat(calls.lines()).isEmpty();
            scripted.stores().get(1).complete(null);
            assertThat(settled).containsExactly("m1 ack", "m2 ack");
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            assertThat(inline.told.lines()).contains("dead shop null HANDLER_FAILED", "settled shop DEAD_LETTERED");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().handlerRuns()).isEqualTo(1);
        }
    }

    @Test
    void poisonsLetterSaysHowOftenItCameAndIsTheSameTheNextTime() {
        boolean[] current = {true};
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            offer("m1", poison("m1", 11), current);
            current[0] = false;
            scripted.stores().get(0).completeExceptionally(new IllegalStateException("away"));
            offer("m1", poison("m1", 12), new boolean[] {true});
            scripted.stores().get(1).complete(null);
            assertThat(settled).containsExactly("m1 back", "m1 ack");
            assertThat(scripted.letters()).extracting(StoredLetter::id).hasSize(2);
            assertThat(scripted.letters().get(1).id())
                    .isEqualTo(scripted.letters().get(0).id());
            assertThat(scripted.letters().get(1).notes())
                    .isEqualTo(Headers.of(
                            "sbx_dl_reason", "HANDLER_FAILED",
                            "sbx_dl_group", "shop",
                            "sbx_dl_attempts", "12",
                            "sbx_dl_failed_at", "2026-01-01T00:00:00Z",
                            "sbx_dl_error_message", "delivered 12 times",
                            "sbx_dl_topic", "orders",
                            "sbx_dl_partition", "7",
                            "sbx_dl_offset", "42",
                            "sbx_dl_replays", "0"));
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void replayedPoisonIsALetterOfTheHandlerThatItWasFor() {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            InboundMessage first = message("m1", "1", "", null);
            InboundMessage replayed = new InboundMessage(
                    first.topic(),
                    first.key(),
                    first.headers(),
                    first.payload(),
                    first.origin(),
                    new InboundMessage.Replay("a", 2));
            offer("m1", replayed.poisoned(new InboundMessage.Poison(11, "often")), new boolean[] {true});
            scripted.stores().get(0).complete(null);
            Headers notes = scripted.letters().get(0).notes();
            assertThat(notes.first("sbx_dl_handler")).hasValue("a");
            assertThat(notes.first("sbx_dl_replays")).hasValue("2");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void poisonThatCannotEvenBeReadIsBuriedToo() {
        WireFormat deadly = new WireFormat() {
            @Override
            public WireMessage encode(Envelope envelope, String attributePrefix) {
                throw new AssertionError();
            }

            @Override
            public DecodedMessage decode(WireMessage message, Instant arrivedAt) {
                throw new OutOfMemoryError("heap");
            }
        };
        try (Signalbox box =
                start(inline.options().wireFormat(deadly), orders().handler(calls.of("a", Placed.class)))) {
            offer("m1", poison("m1", 11), new boolean[] {true});
            scripted.stores().get(0).complete(null);
            assertThat(settled).containsExactly("m1 ack");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void theEngineTakesNoMoreThanItMayHaveInFlight() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        try (Signalbox box = start(
                inline.options().maxInFlight(4).concurrency(10),
                orders().handler(calls.of("a", Placed.class, (event, context) -> {
                    stages.add(new CompletableFuture<>());
                    return stages.get(stages.size() - 1);
                })))) {
            int resumes = scripted.resumes();
            for (int i = 0; i < 4; i++) {
                assertThat(offer("m" + i, "" + i, "")).isTrue();
            }
            assertThat(offer("m4", "4", "")).isFalse();
            assertThat(box.stats().inFlight()).isEqualTo(4);
            assertThat(box.stats().received()).isEqualTo(4);
            assertThat(scripted.resumes()).isEqualTo(resumes);
            stages.get(0).complete(null);
            assertThat(scripted.resumes()).isEqualTo(resumes + 1);
            assertThat(offer("m4", "4", "")).isTrue();
            stages.forEach(stage -> stage.complete(null));
        }
    }

    @Test
    void whatWasTakenAwayIsNotTriedAgain() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            boolean[] current = {true};
            offer("m1", "1", "", current);
            offer("m2", "1", "", current);
            assertThat(box.stats().inFlight()).isEqualTo(2);
            current[0] = false;
            scripted.receiver(0).revoked();
            assertThat(settled).containsExactly("m1 back", "m2 back");
            inline.seconds(10);
            assertThat(calls.lines()).hasSize(1);
            assertThat(box.stats().inFlight()).isZero();
        }
    }

    @Test
    void whatIsTakenAwayBehindARunningHandlerGoesBackAtOnce() {
        boolean[] current = {true};
        CompletableFuture<Void> running = new CompletableFuture<>();
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class, (event, context) -> running)))) {
            offer("m1", "1", "", current);
            offer("m2", "1", "", current);
            offer("m3", "1", "");
            current[0] = false;
            scripted.receiver(0).revoked();
            assertThat(settled).containsExactly("m2 back");
            assertThat(box.stats().inFlight()).isEqualTo(2);
            running.complete(null);
            assertThat(settled).containsExactly("m2 back", "m1 ack", "m3 ack");
            assertThat(calls.lines()).hasSize(2);
            assertThat(box.stats().handedBack()).isEqualTo(1);
        }
    }

    @Test
    void whatIsTakenAwayDuringAFailingAttemptGoesBackWithoutWaitingForItsRetry() {
        boolean[] current = {true};
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            current[0] = false;
            scripted.receiver(0).revoked();
            throw new IllegalStateException("too late");
        })))) {
            offer("m1", "1", "", current);
            assertThat(settled).containsExactly("m1 back");
            assertThat(box.stats().inFlight()).isZero();
            assertThat(inline.time.pending()).isZero();
        }
    }

    @Test
    void whatIsTakenAwayBeforeItsDeadLetterIsRefusedGoesBackAtOnce() {
        boolean[] current = {true};
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new RejectEventException("no");
        })))) {
            offer("m1", "1", "", current);
            current[0] = false;
            scripted.receiver(0).revoked();
            assertThat(settled).as("the store has not answered").isEmpty();
            scripted.stores().get(0).completeExceptionally(new IllegalStateException("full"));
            assertThat(settled).containsExactly("m1 back");
            assertThat(box.stats().inFlight()).isZero();
        }
    }

    @Test
    void aRevocationLeavesOtherDeliveriesAlone() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 1)))) {
            offer("m1", "1", "", new boolean[] {false});
            offer("m2", "2", "");
            scripted.receiver(0).revoked();
            inline.seconds(1);
            assertThat(settled).containsExactly("m1 back", "m2 ack");
            assertThat(calls.lines()).hasSize(2);
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    @Test
    void whereABrokerDeliversOnceForEachPatternOnlyItsHandlersAreCalled() {
        Table table = orders().handler(calls.of("exact", Placed.class))
                .handler(calls.of("wild", Placed.class).withTopic("*"));
        try (Signalbox box = start(table)) {
            offer("m1", "1", "", new boolean[] {true}, TopicPattern.of("orders"));
            offer("m2", "2", "", new boolean[] {true}, TopicPattern.of("*"));
            assertThat(calls.lines()).containsExactly("exact placed 1 1", "wild placed 2 1");
            assertThat(box.stats().handled()).isEqualTo(2);
        }
    }

    @Test
    void aSettlementThatThrowsIsOver() {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            Settlement broken = new Settlement() {
                @Override
                public void ack() {
                    throw new IllegalStateException("channel closed");
                }

                @Override
                public void handBack() {}
            };
            scripted.receiver(0).offer(message("m", "1", "", null), broken);
            offer("m2", "1", "");
            assertThat(settled).containsExactly("m2 ack");
            assertThat(box.stats().inFlight()).isZero();
        }
    }

    @Test
    void aClosingEngineTakesNothing() {
        Signalbox box = start(orders().handler(calls.of("a", Placed.class)));
        box.close();
        assertThat(offer("m1", "1", "")).isFalse();
        assertThat(settled).isEmpty();
        assertThat(box.stats().received()).isZero();
    }

    @Test
    void aSubscriptionThatHasEndedIsTold() {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            scripted.receiver(0).failed(new IllegalStateException("not authorized"));
            assertThat(inline.told.lines()).contains("lost shop scripted");
            assertThat(box.stats().subscriptionFailures()).isEqualTo(1);
            assertThat(box.stats().inFlight()).isZero();
        }
    }

    @Test
    void subscriptionsFollowTheHandlers() {
        try (Signalbox box = start(orders())) {
            assertThat(scripted.subscriptions()).isEmpty();
            var subscription = box.subscribe("a", Placed.class, (event, context) -> {});
            var all = box.subscribeAll("b", "x.*", (event, context) -> {});
            subscription.close();
            all.close();
            assertThat(scripted.subscriptions())
                    .extracting(spec -> spec.topics().toString())
                    .containsExactly("[orders]", "[orders, x.*]", "[x.*]", "[]");
        }
    }

    @Test
    void aStoreThatDoesNotAnswerIsNotWaitedForForEver() {
        SignalboxOptions.Builder options = inline.options().startTimeout(Duration.ofMillis(10));
        try (Signalbox box = start(options, orders().handler(calls.of("a", Placed.class)))) {
            assertThatThrownBy(() -> box.deadLetters().list("orders", 1))
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("scripted");
        }
    }

    private boolean offer(String name, String key, String note) {
        return offer(name, key, note, new boolean[] {true});
    }

    private boolean offer(String name, String key, String note, boolean[] current) {
        return offer(name, key, note, current, null);
    }

    private boolean offer(
            String name, String key, String note, boolean[] current, @Nullable TopicPattern subscription) {
        return offer(name, message(name, key, note, subscription), current);
    }

    private boolean offer(String name, InboundMessage message, boolean[] current) {
        return scripted.receiver(0).offer(message, new Settlement() {
            @Override
            public void ack() {
                settled.add(name + " ack");
            }

            @Override
            public void handBack() {
                settled.add(name + " back");
            }

            @Override
            public boolean current() {
                return current[0];
            }
        });
    }

    private static InboundMessage poison(String id, int deliveries) {
        return message(id, "1", "", null)
                .poisoned(new InboundMessage.Poison(deliveries, "delivered " + deliveries + " times"));
    }

    private static InboundMessage message(String id, String key, String note, @Nullable TopicPattern subscription) {
        Headers headers = Headers.of(
                "x_specversion",
                "1.0",
                "x_id",
                id,
                "x_type",
                "placed",
                "x_source",
                "test",
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_type",
                "placed",
                "ce_source",
                "test");
        byte[] payload = ("[\"" + key + "\",\"" + note + "\"]").getBytes(StandardCharsets.UTF_8);
        return new InboundMessage(
                "orders", key, headers, payload, new InboundMessage.Origin(subscription, 7, 42), null);
    }

    private Signalbox start(Table table) {
        return start(inline.options(), table);
    }

    private Signalbox start(SignalboxOptions.Builder options, Table table) {
        return inline.start(options.transport(scripted), table);
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
