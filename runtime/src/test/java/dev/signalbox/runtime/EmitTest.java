package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.RawEvent;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Brittle;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Stored;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmitTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();

    @Test
    void tellsWhatBecameOfTheEvent() {
        try (Signalbox box = inline.start(table())) {
            Emission emission = box.emitter().emit(new Placed("1", "")).join();
            assertThat(emission.id()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(emission.topic()).isEqualTo("orders");
            assertThat(emission.key()).isEqualTo("1");
            assertThat(emission.time()).isEqualTo(inline.time.now());
            assertThat(box.stats().emitted()).isEqualTo(1);
        }
    }

    @Test
    void worksBeforeTheStart() {
        Signalbox box = inline.create(inline.options(), table().handler(calls.of("a", Placed.class)));
        box.emitter().emit(new Placed("1", "")).join();
        assertThat(calls.lines()).isEmpty();
        box.start();
        assertThat(calls.lines()).containsExactly("a placed 1 1");
        box.close();
    }

    @Test
    void fillsThePlaceholdersOfTheTopic() {
        try (Signalbox box = inline.start(table())) {
            assertThat(box.emitter().emit(new Stored("1", "eu")).join().topic()).isEqualTo("stores.eu.events");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "*", "a/b"})
    void aPlaceholderThatCannotBeFilledFailsTheEmit(String region) {
        try (Signalbox box = inline.start(table())) {
            CompletableFuture<Emission> emission = box.emitter().emit(new Stored("1", region));
            assertThatThrownBy(emission::join)
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("{region}");
            assertThat(box.stats().emitFailures()).isEqualTo(1);
        }
    }

    @Test
    void anEventThatNoTableKnowsNamesItsMissingCodec() {
        record Stranger(String name) {}
        try (Signalbox box = inline.start(table())) {
            assertThatThrownBy(() -> box.emitter().emit(new Stranger("x")).join())
                    .hasCauseInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("EmitTest_1Stranger_Codec");
        }
    }

    @Test
    void anEventThatCannotBeWrittenFailsThroughTheFuture() {
        try (Signalbox box = inline.start(Table.of(OrderEvent.BRITTLE))) {
            assertThatThrownBy(() -> box.emitter().emit(new Brittle("x")).join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("I am brittle");
        }
    }

    @Test
    void optionsOverride() {
        List<RawEvent> seen = new ArrayList<>();
        Table table = table().handler(calls.of("raw", RawEvent.class, (event, context) -> {
                    seen.add(event);
                    return null;
                })
                .withTopic("**"));
        try (Signalbox box = inline.start(table)) {
            Instant time = Instant.parse("2026-02-02T02:02:02Z");
            EmitOptions options = EmitOptions.builder()
                    .id("i")
                    .key("k")
                    .topic("other.topic")
                    .time(time)
                    .header("h", "1")
                    .header("h", "2")
                    .build();
            Emission emission = box.emitter().emit(new Placed("1", ""), options).join();
            assertThat(emission).isEqualTo(new Emission("i", "other.topic", "k", time));
        }
        assertThat(seen).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo("other.topic");
            assertThat(event.key()).isEqualTo("k");
            assertThat(event.headers().first("ce_id")).hasValue("i");
            assertThat(event.headers().first("ce_time")).hasValue("2026-02-02T02:02:02Z");
            assertThat(event.headers().all("h")).containsExactly("1", "2");
        });
    }

    @Test
    void aPatternIsNoTopicToEmitTo() {
        try (Signalbox box = inline.start(table())) {
            assertThatThrownBy(() -> box.emitter()
                            .emit(
                                    new Placed("1", ""),
                                    EmitOptions.builder().topic("orders.*").build())
                            .join())
                    .hasCauseInstanceOf(EmitException.class);
        }
    }

    @Test
    void structuredMessagesAreReadToo() {
        Table table = table().handler(calls.of("a", Placed.class));
        try (Signalbox box = inline.start(inline.options().wireFormat(WireFormat.cloudEventsStructured()), table)) {
            box.emitter().emit(new Placed("1", "x")).join();
        }
        assertThat(calls.lines()).containsExactly("a placed 1x 1");
    }

    @Test
    void aTopicMayHaveAWireFormatOfItsOwn() {
        List<String> types = new ArrayList<>();
        Table table = table().handler(calls.of("raw", RawEvent.class, (event, context) -> {
                    types.add(event.topic() + " "
                            + event.headers().first("content-type").orElse("none"));
                    return null;
                })
                .withTopic("**"));
        SignalboxOptions.Builder options = inline.options().wireFormat("stores.**", WireFormat.cloudEventsStructured());
        try (Signalbox box = inline.start(options, table)) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new Stored("1", "eu")).join();
        }
        assertThat(types.get(0)).isEqualTo("orders application/json");
        assertThat(types.get(1)).startsWith("stores.eu.events application/cloudevents");
    }

    @Test
    void payloadsMayBeCborOrSmile() {
        for (PayloadFormat format : List.of(PayloadFormat.cbor(), PayloadFormat.smile())) {
            InlineBox own = new InlineBox();
            Calls seen = new Calls();
            try (Signalbox box =
                    own.start(own.options().payloadFormat(format), table().handler(seen.of("a", Placed.class)))) {
                box.emitter().emit(new Placed("1", "x")).join();
            }
            assertThat(seen.lines()).containsExactly("a placed 1x 1");
        }
    }

    @Test
    void theFutureWaitsForTheConfirmation() {
        try (Signalbox box = box(inline.options().transport(scripted))) {
            CompletableFuture<Emission> emission = box.emitter().emit(new Placed("1", ""));
            assertThat(emission).isNotDone();
            scripted.confirm(0);
            assertThat(emission).isCompleted();
            assertThat(inline.time.pending()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aRefusalIsAnEmitException() {
        try (Signalbox box = box(inline.options().transport(scripted))) {
            CompletableFuture<Emission> emission = box.emitter().emit(new Placed("1", ""));
            scripted.refuse(0, new IllegalStateException("full"));
            assertThatThrownBy(emission::join)
                    .hasCauseInstanceOf(EmitException.class)
                    .hasRootCauseMessage("full")
                    .hasMessageContaining("scripted");
            CompletableFuture<Emission> other = box.emitter().emit(new Placed("1", ""));
            scripted.refuse(1, new EmitException("mine"));
            assertThatThrownBy(other::join).hasMessageContaining("mine");
            assertThat(box.stats().emitFailures()).isEqualTo(2);
        }
    }

    @Test
    void aTransportThatThrowsHasRefused() {
        scripted.throwNext(new IllegalStateException("odd"));
        try (Signalbox box = box(inline.options().transport(scripted))) {
            assertThatThrownBy(() -> box.emitter().emit(new Placed("1", "")).join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasRootCauseMessage("odd");
        }
    }

    @Test
    void whatIsNotConfirmedInTimeTimesOut() {
        List<Record> late = new ArrayList<>();
        SignalboxOptions.Builder options = inline.options()
                .transport(scripted)
                .emitTimeout(Duration.ofSeconds(5))
                .onEmitTimeout(late::add);
        try (Signalbox box = box(options)) {
            CompletableFuture<Emission> first = box.emitter().emit(new Placed("1", ""));
            inline.seconds(3);
            CompletableFuture<Emission> second = box.emitter().emit(new Placed("2", ""));
            CompletableFuture<Emission> third = box.emitter().emit(new Placed("3", ""));
            scripted.confirm(2);
            inline.seconds(2);
            assertThatThrownBy(first::join).hasCauseInstanceOf(EmitTimeoutException.class);
            assertThat(scripted.confirmation(0)).isCancelled();
            assertThat(second).isNotDone();
            assertThat(third).isCompleted();
            inline.seconds(3);
            assertThatThrownBy(second::join).hasCauseInstanceOf(EmitTimeoutException.class);
            assertThat(late).containsExactly(new Placed("1", ""), new Placed("2", ""));
            assertThat(box.stats().emitTimeouts()).isEqualTo(2);
            assertThat(box.stats().emitFailures()).isZero();
            assertThat(box.stats().emitted()).isEqualTo(1);
        }
    }

    @Test
    void whoHasWaitedInVainIsToldWhatIsWrongWhereThatIsKnown() {
        SignalboxOptions.Builder options = inline.options().transport(scripted).emitTimeout(Duration.ofSeconds(5));
        try (Signalbox box = box(options)) {
            assertThat(timedOut(box)).endsWith("it may have arrived all the same");
            scripted.trouble(() -> "the broker is not there");
            assertThat(timedOut(box)).endsWith("all the same. At the moment: the broker is not there");
            scripted.trouble(() -> {
                throw new IllegalStateException();
            });
            assertThat(timedOut(box)).endsWith("it may have arrived all the same");
        }
    }

    private String timedOut(Signalbox box) {
        CompletableFuture<Emission> emission = box.emitter().emit(new Placed("1", ""));
        inline.seconds(5);
        return String.valueOf(emission.handle((done, failure) -> failure.getCause() == null
                        ? failure.getMessage()
                        : failure.getCause().getMessage())
                .join());
    }

    @Test
    void aCallbackThatThrowsChangesNothing() {
        SignalboxOptions.Builder options = inline.options()
                .transport(scripted)
                .emitTimeout(Duration.ofSeconds(5))
                .onEmitTimeout(event -> {
                    throw new IllegalStateException();
                });
        try (Signalbox box = box(options)) {
            CompletableFuture<Emission> first = box.emitter().emit(new Placed("1", ""));
            CompletableFuture<Emission> second = box.emitter().emit(new Placed("1", ""));
            inline.seconds(5);
            assertThatThrownBy(first::join).hasCauseInstanceOf(EmitTimeoutException.class);
            assertThatThrownBy(second::join).hasCauseInstanceOf(EmitTimeoutException.class);
        }
    }

    @Test
    void whatIsUnconfirmedWhenTheBoxClosesFails() {
        Signalbox box = box(inline.options().transport(scripted));
        CompletableFuture<Emission> emission = box.emitter().emit(new Placed("1", ""));
        box.close();
        assertThatThrownBy(emission::join)
                .hasCauseInstanceOf(EmitException.class)
                .hasMessageContaining("closed");
        assertThat(scripted.closed()).isTrue();
    }

    @Test
    void emitAllKeepsTheOrderOfTheList() {
        try (Signalbox box = inline.start(table().handler(calls.of("a", OrderEvent.class)))) {
            List<Emission> emissions = box.emitter()
                    .emitAll(List.of(new Placed("1", "a"), new Stored("2", "eu"), new Placed("1", "b")))
                    .join();
            assertThat(emissions).extracting(Emission::key).containsExactly("1", null, "1");
        }
        assertThat(calls.lines()).containsSubsequence("a placed 1a 1", "a placed 1b 1");
    }

    @Test
    void emitAllFailsWithTheFirstFailureOnceAllHaveEnded() {
        try (Signalbox box = box(inline.options().transport(scripted))) {
            CompletableFuture<List<Emission>> all =
                    box.emitter().emitAll(List.of(new Placed("1", ""), new Placed("2", ""), new Placed("3", "")));
            scripted.refuse(2, new EmitException("third"));
            scripted.refuse(1, new EmitException("second"));
            assertThat(all).isNotDone();
            scripted.confirm(0);
            assertThatThrownBy(all::join)
                    .cause()
                    .isInstanceOf(EmitException.class)
                    .hasMessage("second")
                    .hasSuppressedException(new EmitException("third"));
        }
    }

    @Test
    void emitAllOfNothingIsDone() {
        try (Signalbox box = inline.start(table())) {
            assertThat(box.emitter().emitAll(List.of()).join()).isEmpty();
        }
    }

    @Test
    void topicsGoToTheTransportsTheyAreRoutedTo() {
        SignalboxOptions.Builder options = inline.options().route("stores.**", scripted);
        try (Signalbox box = inline.start(options, table().handler(calls.of("a", OrderEvent.class)))) {
            box.emitter().emit(new Placed("1", "")).join();
            CompletableFuture<Emission> stored = box.emitter().emit(new Stored("1", "eu"));
            scripted.confirm(0);
            assertThat(stored).isCompleted();
            assertThat(scripted.published()).singleElement().satisfies(message -> {
                assertThat(message.topic()).isEqualTo("stores.eu.events");
                assertThat(message.headers().first("x_type")).hasValue("stored");
            });
            assertThat(scripted.subscriptions()).hasSize(1);
        }
        assertThat(calls.lines()).containsExactly("a placed 1 1");
    }

    private Signalbox box(SignalboxOptions.Builder options) {
        return inline.start(options, table());
    }

    private static Table table() {
        return Table.of(OrderEvent.PLACED, OrderEvent.STORED);
    }
}
