package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Headers;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Imported;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What has failed because a broker was late is tried again, and no group joins twice. */
class StartAgainTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();
    private final CompletableFuture<TransportSubscription> joining = new CompletableFuture<>();

    @Test
    void aStartThatIsTriedAgainWaitsForTheFirstJoin() {
        scripted.joinWith(joining);
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertLate(box);
            assertLate(box);
            assertThat(scripted.joins()).isEqualTo(1);
            joining.complete(scripted);
            box.start();
            assertThat(scripted.joins()).isEqualTo(1);
            assertThat(topics()).containsExactly("[orders]");
            offer("1");
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            assertAddUp(box.stats(), inline.told);
        }
        assertThat(scripted.stops()).isEqualTo(1);
    }

    @Test
    void untilItIsTriedAgainNoMessageComes() {
        scripted.joinWith(joining);
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertLate(box);
            joining.complete(scripted);
            assertThat(scripted.resumes()).isZero();
            box.start();
            assertThat(scripted.resumes()).isEqualTo(1);
        }
    }

    @Test
    void whatWasRegisteredInBetweenIsToldWhenTheJoinHasCome() {
        scripted.joinWith(joining);
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertLate(box);
            box.register(Table.of(OrderEvent.IMPORTED).handler(calls.of("b", Imported.class)));
            assertLate(box);
            box.register(Table.of(OrderEvent.STORED).handler(calls.of("c", OrderEvent.Stored.class)));
            assertLate(box);
            assertThat(topics()).containsExactly("[orders]");
            joining.complete(scripted);
            box.start();
            assertThat(topics()).containsExactly("[orders]", "[imports, orders, stores.{region}.events]");
        }
    }

    @Test
    void aJoinThatWasRefusedIsTriedAgain() {
        scripted.joinWith(CompletableFuture.failedFuture(new IllegalStateException("not yet")));
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertThatThrownBy(box::start).hasMessageContaining("scripted").hasRootCauseMessage("not yet");
            scripted.joinWith(CompletableFuture.completedFuture(scripted));
            box.start();
            assertThat(scripted.joins()).isEqualTo(2);
            assertThat(scripted.resumes()).isEqualTo(1);
            assertThatThrownBy(box::start).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aJoinThatIsRefusedLateIsTriedAgain() {
        scripted.joinWith(joining);
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertLate(box);
            joining.completeExceptionally(new IllegalStateException("not yet"));
            scripted.joinWith(CompletableFuture.completedFuture(scripted));
            box.start();
            assertThat(scripted.joins()).isEqualTo(2);
        }
    }

    @Test
    void aJoinThatCannotWorkIsToldAsTheTransportsConfigurationException() {
        scripted.joinWith(CompletableFuture.failedFuture(new ConfigurationException("the exchange is another")));
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            assertThatThrownBy(box::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageEndingWith(" could not subscribe the group shop: the exchange is another");
        }
    }

    @Test
    void aSubscriptionAtRunTimeThatWasLateIsTriedAgain() {
        try (Signalbox box = create(orders())) {
            box.start();
            scripted.joinWith(joining);
            assertThatThrownBy(() -> box.subscribe("a", Placed.class, (event, context) -> {}))
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("scripted has not answered within 10ms");
            assertThatThrownBy(() -> box.subscribe("a", Placed.class, (event, context) -> {}))
                    .hasMessageContaining("scripted has not answered within 10ms");
            joining.complete(scripted);
            box.subscribe("a", Placed.class, (event, context) -> calls.line("again " + event));
            assertThat(scripted.joins()).isEqualTo(1);
            offer("1");
            assertThat(calls.lines()).containsExactly("again placed 1");
            assertAddUp(box.stats(), inline.told);
        }
        assertThat(scripted.stops()).isEqualTo(1);
    }

    @Test
    void aSubscriptionAtRunTimeThatFailedLeavesNoTopicBehind() {
        try (Signalbox box = create(orders())) {
            box.start();
            scripted.joinWith(joining);
            assertThatThrownBy(() -> box.subscribe("a", Placed.class, (event, context) -> {}))
                    .isInstanceOf(SignalboxException.class);
            joining.complete(scripted);
            assertThat(topics()).containsExactly("[orders]", "[]");
        }
    }

    @Test
    void aChangeThatIsNotAnsweredNamesItsTransportAndIsToldOnce() {
        CompletableFuture<Void> change = new CompletableFuture<>();
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            box.start();
            scripted.changeWith(change);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> box.subscribeAll("b", "x.*", (event, context) -> {}))
                        .isInstanceOf(SignalboxException.class)
                        .hasMessageContaining("scripted has not answered within 10ms");
            }
            change.complete(null);
            assertThat(topics()).containsExactly("[orders]", "[orders, x.*]", "[orders]");
        }
    }

    @Test
    void aChangeThatIsRefusedIsToldAgain() {
        try (Signalbox box = create(orders().handler(calls.of("a", Placed.class)))) {
            box.start();
            scripted.changeWith(CompletableFuture.failedFuture(new IllegalStateException("no")));
            assertThatThrownBy(() -> box.subscribeAll("b", "x.*", (event, context) -> {}))
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("scripted")
                    .hasRootCauseMessage("no");
            scripted.changeWith(CompletableFuture.completedFuture(null));
            box.subscribeAll("b", "x.*", (event, context) -> {});
            assertThat(topics()).endsWith("[orders, x.*]");
        }
    }

    private static void assertLate(Signalbox box) {
        assertThatThrownBy(box::start)
                .isInstanceOf(SignalboxException.class)
                .hasMessageContaining("scripted has not answered within 10ms");
    }

    private List<String> topics() {
        return scripted.subscriptions().stream()
                .map(spec -> spec.topics().toString())
                .toList();
    }

    private void offer(String key) {
        Headers headers = Headers.of("ce_specversion", "1.0", "ce_id", key, "ce_type", "placed", "ce_source", "test");
        byte[] payload = ("[\"" + key + "\",\"\"]").getBytes(StandardCharsets.UTF_8);
        scripted.receiver(0)
                .offer(
                        new InboundMessage("orders", key, headers, payload, InboundMessage.Origin.UNKNOWN, null),
                        new Settlement() {
                            @Override
                            public void ack() {}

                            @Override
                            public void handBack() {}
                        });
    }

    private Signalbox create(Table table) {
        return inline.create(inline.options().transport(scripted).startTimeout(Duration.ofMillis(10)), table);
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
