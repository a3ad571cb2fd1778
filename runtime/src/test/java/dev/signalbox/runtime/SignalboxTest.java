package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventKind;
import dev.signalbox.RawEvent;
import dev.signalbox.SignalboxException;
import dev.signalbox.Subscription;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Shipped;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SignalboxTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();

    @Test
    void whatIsEmittedIsHandledOnThreadsOfTheBox() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        Table table = orders().handler(HandlerBinding.of("a", Placed.class, (event, context) -> {
            seen.complete(event + " on " + Thread.currentThread().getName());
            return null;
        }));
        try (Signalbox box = Signalbox.create(SignalboxOptions.builder("shop")
                .transport(new InMemoryTransport())
                .build())) {
            box.register(table);
            box.start();
            box.emitter().emit(new Placed("1", "!")).join();
            assertThat(seen.get(20, TimeUnit.SECONDS)).startsWith("placed 1! on signalbox-shop-");
        }
    }

    @Test
    void twoRecordsOfOneTopicAndTypeAreRefused() {
        EventType<Shipped> twin =
                EventType.of(Shipped.class, "orders", "placed", EventKind.NOTIFICATION, codec(OrderEvent.SHIPPED));
        try (Signalbox box = inline.create(inline.options(), orders())) {
            assertThatThrownBy(() -> box.register(Table.of(twin)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Placed")
                    .hasMessageContaining("Shipped")
                    .hasMessageContaining("orders");
            box.register(Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class)));
            box.start();
            box.emitter().emit(new Placed("1", "")).join();
        }
        assertThat(calls.lines()).hasSize(1);
    }

    @Test
    void twoHandlersOfOneIdAreRefused() {
        assertThatThrownBy(() -> Signalbox.create(
                        inline.options().build(),
                        orders().handler(calls.of("same", Placed.class)),
                        Table.of(OrderEvent.SHIPPED).handler(calls.of("same", Shipped.class))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("same");
    }

    @Test
    void whatIsRefusedLeavesTheBoxAsItWas() {
        try (Signalbox box = inline.create(inline.options(), orders())) {
            Table good = Table.of(OrderEvent.SHIPPED).handler(calls.of("a", Shipped.class));
            Table bad = Table.of().handler(calls.of("b", Shipped.class).withGroup("no group"));
            assertThatThrownBy(() -> box.register(good, bad)).isInstanceOf(ConfigurationException.class);
            box.register(good);
        }
    }

    @Test
    void aHandlerOfAnEventThatNoTableKnowsIsRefused() {
        assertThatThrownBy(() -> inline.create(inline.options(), Table.of().handler(calls.of("a", Placed.class))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Placed");
    }

    @Test
    void aRawHandlerHasToNameItsTopic() {
        assertThatThrownBy(() -> inline.create(inline.options(), Table.of().handler(calls.of("a", RawEvent.class))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void aTopicThatATransportCannotExpressIsRefused() {
        SignalboxOptions options = inline.options().transport(scripted).build();
        EventType<Placed> forbidden =
                EventType.of(Placed.class, "forbidden", "placed", EventKind.NOTIFICATION, codec(OrderEvent.PLACED));
        assertThatThrownBy(() -> Signalbox.create(options, Table.of(forbidden)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no topic forbidden");
        assertThatThrownBy(() -> Signalbox.create(
                        options, orders().handler(calls.of("a", Placed.class).withTopic("forbidden.*"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot express forbidden.*");
        assertThat(scripted.opened()).isZero();
    }

    @Test
    void aBoxWithoutATransportHasNoTopics() {
        SignalboxOptions options = SignalboxOptions.builder("shop").build();
        assertThatThrownBy(() -> Signalbox.create(options, orders()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("No transport is set for the topic 'orders'");
    }

    @Test
    void tablesAreRegisteredBeforeTheStart() {
        try (Signalbox box = inline.start(orders())) {
            assertThatThrownBy(() -> box.register(Table.of(OrderEvent.SHIPPED)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("RUNNING");
        }
    }

    @Test
    void aBoxStartsOnce() {
        Signalbox box = inline.start(orders());
        assertThatThrownBy(box::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("RUNNING");
        box.close();
        assertThatThrownBy(box::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("CLOSED");
    }

    @Test
    void aTransportThatIsNotThereIsNamed() {
        SignalboxOptions options = inline.options()
                .transport(scripted)
                .startTimeout(Duration.ofMillis(10))
                .build();
        scripted.joinWith(new CompletableFuture<>());
        try (Signalbox box = Signalbox.create(options, orders().handler(calls.of("a", Placed.class)))) {
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("scripted")
                    .hasMessageContaining("10ms");
        }
    }

    @Test
    void aTransportThatRefusesTheGroupSaysWhy() {
        scripted.joinWith(CompletableFuture.failedFuture(new IllegalStateException("not allowed")));
        try (Signalbox box = Signalbox.create(
                inline.options().transport(scripted).build(), orders().handler(calls.of("a", Placed.class)))) {
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasRootCauseMessage("not allowed");
        }
    }

    @Test
    void nothingIsConnectedBeforeItIsNeeded() {
        try (Signalbox box = Signalbox.create(
                inline.options().transport(scripted).build(), orders().handler(calls.of("a", Placed.class)))) {
            assertThat(scripted.opened()).isZero();
            box.start();
            assertThat(scripted.opened()).isEqualTo(1);
            assertThat(scripted.subscriptions()).singleElement().satisfies(spec -> {
                assertThat(spec.group()).isEqualTo("shop");
                assertThat(spec.topics()).extracting(Object::toString).containsExactly("orders");
                assertThat(spec.maxInFlight()).isEqualTo(1_000);
            });
            assertThat(scripted.resumes()).isEqualTo(1);
        }
        assertThat(scripted.closed()).isTrue();
    }

    @Test
    void aHandlerMayComeAndGoAtRunTime() {
        try (Signalbox box = inline.start(orders())) {
            box.emitter().emit(new Placed("0", "")).join();
            Subscription subscription =
                    box.subscribe("late", Placed.class, (event, context) -> calls.line("late " + event));
            box.emitter().emit(new Placed("1", "")).join();
            subscription.close();
            subscription.close();
            box.emitter().emit(new Placed("2", "")).join();
            assertThat(calls.lines()).containsExactly("late placed 0", "late placed 1");
            box.subscribe("late", Placed.class, (event, context) -> calls.line("again " + event));
            box.emitter().emit(new Placed("3", "")).join();
            assertThat(calls.lines()).contains("again placed 3");
        }
    }

    @Test
    void aHandlerRegisteredBeforeTheStartWaitsForIt() {
        Signalbox box = inline.create(inline.options(), orders());
        box.subscribe("early", Placed.class, (event, context) -> calls.line("early " + event));
        box.emitter().emit(new Placed("1", "")).join();
        assertThat(calls.lines()).isEmpty();
        box.start();
        assertThat(calls.lines()).containsExactly("early placed 1");
        box.close();
    }

    @Test
    void subscribeAllTakesAPattern() {
        try (Signalbox box = inline.start(orders())) {
            Subscription all =
                    box.subscribeAll("all", "**", (event, context) -> calls.line(event.type() + " " + event.topic()));
            box.emitter().emit(new Placed("1", "")).join();
            inline.publish("elsewhere", "odd", null, "");
            all.close();
            inline.publish("elsewhere", "odd", null, "");
        }
        assertThat(calls.lines()).containsExactlyInAnyOrder("placed orders", "odd elsewhere");
    }

    @Test
    void subscribingIsRefusedWhereItCannotWork() {
        Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)));
        assertThatThrownBy(() -> box.subscribe("a", Placed.class, (event, context) -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the id a");
        assertThatThrownBy(() -> box.subscribe("b", Shipped.class, (event, context) -> {}))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Shipped");
        assertThatThrownBy(() -> box.subscribeAll("c", "a.**.b", (event, context) -> {}))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> box.subscribe("", Placed.class, (event, context) -> {}))
                .isInstanceOf(ConfigurationException.class);
        box.close();
        assertThatThrownBy(() -> box.subscribe("d", Placed.class, (event, context) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void noSupplierIsAskedBeforeTheStartAndThenOnceForEachDelivery() {
        int[] asked = {0};
        Table table = orders().handler(HandlerBinding.of("a", Placed.class, (event, context) -> {
            asked[0]++;
            return null;
        }));
        Signalbox box = inline.create(inline.options(), table);
        box.emitter().emit(new Placed("1", "")).join();
        assertThat(asked[0]).isZero();
        box.start();
        assertThat(asked[0]).isEqualTo(1);
        box.emitter().emitAll(List.of(new Placed("1", ""), new Placed("2", ""))).join();
        assertThat(asked[0]).isEqualTo(3);
        box.close();
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }

    private static <E extends Record> dev.signalbox.codegen.EventCodec<E> codec(EventType<E> type) {
        return java.util.Objects.requireNonNull(type.codec());
    }
}
