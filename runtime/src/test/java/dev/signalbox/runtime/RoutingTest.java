package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.EventContext;
import dev.signalbox.Headers;
import dev.signalbox.RawEvent;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Shipped;
import dev.signalbox.runtime.shop.OrderEvent.Stored;
import dev.signalbox.runtime.shop.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoutingTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @Test
    void anEventGoesToEveryHandlerOfItsType() {
        Table table = orders().handler(calls.of("a", Placed.class))
                .handler(calls.of("b", Placed.class))
                .handler(calls.of("c", Shipped.class));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "!")).join();
        }
        assertThat(calls.lines()).containsExactly("a placed 1! 1", "b placed 1! 1");
    }

    @Test
    void aHandlerOfATopicThatEmitsNameReceivesWhatComesThere() {
        Table table = orders().handler(calls.of("home", Placed.class))
                .handler(calls.of("away", Placed.class).withTopic("imports.{region}"));
        try (Signalbox box = inline.start(table)) {
            EmitOptions imports = EmitOptions.builder().topic("imports.eu").build();
            box.emitter().emit(new Placed("1", "!"), imports).join();
        }
        assertThat(calls.lines()).containsExactly("away placed 1! 1");
    }

    @Test
    void anInterfaceReceivesEveryEventThatImplementsIt() {
        Table table = orders().handler(calls.of("all", OrderEvent.class));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new Shipped("1", "")).join();
            box.emitter().emit(new Stored("1", "eu")).join();
        }
        assertThat(calls.lines()).containsExactly("all placed 1 1", "all shipped 1 1", "all stored 1 in eu 1");
    }

    @Test
    void eachGroupReceivesEveryEvent() {
        Table table = orders().handler(calls.of("a", Placed.class))
                .handler(calls.of("b", Placed.class).withGroup("audit"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            assertThat(box.stats().received()).isEqualTo(2);
            assertThat(box.stats().handled()).isEqualTo(2);
        }
        assertThat(calls.lines()).containsExactlyInAnyOrder("a placed 1 1", "b placed 1 1");
    }

    @Test
    void aRawHandlerReceivesWhateverArrivesOnItsTopics() {
        List<RawEvent> seen = new ArrayList<>();
        Table table = orders().handler(calls.of("raw", RawEvent.class, (event, context) -> {
                    seen.add(event);
                    return null;
                })
                .withTopic("**"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.transport.publishRaw("elsewhere", null, Headers.of("x", "y"), new byte[] {1, 2});
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).type()).isEqualTo("placed");
        assertThat(seen.get(0).key()).isEqualTo("1");
        assertThat(seen.get(0).headers().first("ce_source")).hasValue("shop");
        assertThat(seen.get(1)).isEqualTo(new RawEvent("elsewhere", "", null, Headers.of("x", "y"), new byte[] {1, 2}));
    }

    @Test
    void aPatternCapturesSegments() {
        List<String> regions = new ArrayList<>();
        Table table = orders().handler(calls.of("own", Stored.class, (event, context) -> {
                    regions.add(context.topicParam("region"));
                    return null;
                }))
                .handler(calls.of("other", OrderEvent.class, (event, context) -> {
                            regions.add(context.topic() + "=" + context.topicParam("where"));
                            return null;
                        })
                        .withTopic("stores.{where}.*"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Stored("1", "eu")).join();
        }
        assertThat(regions).containsExactlyInAnyOrder("eu", "stores.eu.events=eu");
    }

    @Test
    void aHandlersOwnTopicTakesThePlaceOfTheEvents() {
        Table table = orders().handler(calls.of("a", Placed.class).withTopic("imports"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter()
                    .emit(
                            new Placed("2", ""),
                            EmitOptions.builder().topic("imports").build())
                    .join();
        }
        assertThat(calls.lines()).containsExactly("a placed 2 1");
    }

    @Test
    void theContextTellsWhatIsKnown() {
        List<EventContext> seen = new ArrayList<>();
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            seen.add(context);
            return null;
        }));
        Instant time = Instant.parse("2026-03-04T05:06:07.123456Z");
        EmitOptions options = EmitOptions.builder()
                .id("my-id")
                .header("trace", "7")
                .time(time)
                .build();
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", ""), options).join();
        }
        EventContext context = seen.get(0);
        assertThat(context.id()).isEqualTo("my-id");
        assertThat(context.topic()).isEqualTo("orders");
        assertThat(context.type()).isEqualTo("placed");
        assertThat(context.key()).isEqualTo("1");
        assertThat(context.time()).isEqualTo(time);
        assertThat(context.source()).isEqualTo("shop");
        assertThat(context.headers()).isEqualTo(Headers.of("trace", "7"));
        assertThat(context.attempt()).isEqualTo(1);
        assertThat(context.group()).isEqualTo("shop");
    }

    @Test
    void ofTwoEventsOfOneTypeNameTheOneAtHomeIsTaken() {
        Table table = Table.of(OrderEvent.PLACED, OrderEvent.IMPORTED)
                .handler(calls.of("all", OrderEvent.class).withTopic("**"));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new OrderEvent.Imported("2", "")).join();
        }
        assertThat(calls.lines()).containsExactly("all placed 1 1", "all imported 2 1");
    }

    @Test
    void anUnknownTypeIsIgnoredAndCounted() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "unheard_of", null, "[]");
            assertThat(box.stats().unrouted()).isEqualTo(1);
            assertThat(box.stats().received()).isEqualTo(1);
        }
        assertThat(calls.lines()).isEmpty();
        assertThat(inline.told.lines()).contains("settled shop UNROUTED");
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED, OrderEvent.STORED);
    }
}
