package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventKind;
import dev.signalbox.Headers;
import dev.signalbox.RawEvent;
import dev.signalbox.SignalboxException;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** What is emitted either arrives as it was, or its emit fails and says why. */
class EmitRefusalsTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();

    @ParameterizedTest
    @ValueSource(strings = {"sbx_dl_reason", "sbx_dl_", "sbx_dl_own", "ce_id", "cloudEvents_type", "cloudEvents:time"})
    void aHeaderOfOurOwnIsRefusedOnEveryTransport(String name) {
        assertRefused(EmitOptions.builder().header(name, "v"), name, "another name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "Content-Type"})
    void theContentTypeIsTheEnvelopes(String name) {
        assertRefused(EmitOptions.builder().header(name, "v"), name);
    }

    @Test
    void attributesOfTheCloudEventComeThrough() {
        List<Headers> seen = new ArrayList<>();
        EmitOptions options = EmitOptions.builder()
                .attribute("tenant", "acme 7/ü")
                .attribute("subject", "cargo/7")
                .header("ce_dataschema", "urn:schema:1")
                .header("colour", "red")
                .build();
        try (Signalbox box = inline.start(inline.options(), orders())) {
            box.subscribe("seen", Placed.class, (event, context) -> seen.add(context.headers()));
            box.subscribeAll("raw", "orders", (event, context) -> seen.add(event.headers()));
            box.emitter().emit(new Placed("1", ""), options).join();
        }

        assertThat(seen).hasSize(2);
        assertThat(seen)
                .anySatisfy(headers -> assertThat(headers)
                        .containsExactlyInAnyOrderElementsOf(Headers.of(
                                "tenant",
                                "acme 7/ü",
                                "subject",
                                "cargo/7",
                                "dataschema",
                                "urn:schema:1",
                                "colour",
                                "red")));
        assertThat(seen).anySatisfy(headers -> {
            assertThat(headers.all("ce_tenant")).containsExactly("acme 7/ü");
            assertThat(headers.all("ce_subject")).containsExactly("cargo/7");
            assertThat(headers.all("ce_partitionkey")).containsExactly("1");
        });
    }

    @Test
    void anEventThatIsDeclaredInsideAMethodIsToldAsThat() {
        record Local(String id) {}
        try (Signalbox box = inline.start(inline.options().transport(scripted), orders())) {
            assertThat(box.emitter().emit(new Local("1")))
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(ConfigurationException.class)
                    .withMessageContaining("declared inside a method");
        }
    }

    @Test
    void aHeaderThatTheTransportCannotCarryIsRefused() {
        try (Signalbox box = inline.start(inline.options().transport(scripted), orders())) {
            EmitOptions odd = EmitOptions.builder()
                    .header("fine", "1")
                    .header("forbidden-one", "v")
                    .build();
            assertThatThrownBy(
                            () -> box.emitter().emit(new Placed("1", ""), odd).join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("forbidden-one")
                    .hasMessageContaining("scripted")
                    .hasMessageContaining("the broker's own");
            assertThat(scripted.published()).isEmpty();
            assertThat(box.stats().emitFailures()).isEqualTo(1);
        }
    }

    @Test
    void aNameIsAskedForOnce() {
        try (Signalbox box = inline.start(inline.options().transport(scripted), orders())) {
            EmitOptions options = EmitOptions.builder()
                    .header("tenant", "1")
                    .header("tenant", "2")
                    .build();
            List<CompletableFuture<?>> emits = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                emits.add(box.emitter().emit(new Placed("1", ""), options));
            }
            assertThat(emits).hasSize(5);
            assertThat(scripted.headerChecks()).isEqualTo(1);
        }
    }

    @Test
    void namesThatDifferInCaseAndRepeatedOnesArriveInTheirOrder() {
        List<RawEvent> seen = new ArrayList<>();
        try (Signalbox box = inline.start(raw(seen))) {
            box.emitter()
                    .emit(
                            new Placed("1", ""),
                            EmitOptions.builder()
                                    .header("a", "1")
                                    .header("A", "2")
                                    .header("a", "3")
                                    .header("datacontenttype", "x")
                                    .header(" ", "")
                                    .build())
                    .join();
        }
        assertThat(seen.get(0).headers().all("a")).containsExactly("1", "3");
        assertThat(seen.get(0).headers().all("A")).containsExactly("2");
        assertThat(seen.get(0).headers().all("datacontenttype")).containsExactly("x");
        assertThat(seen.get(0).headers().all(" ")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ud83d x", "\udc00\ud800"})
    void halfACharacterIsRefusedWhereverItStands(String half) {
        assertRefused(EmitOptions.builder().id(half), "its id");
        assertRefused(EmitOptions.builder().key(half), "its key");
        assertRefused(EmitOptions.builder().topic(half), "its topic");
        assertRefused(EmitOptions.builder().header("h", half), "its header h");
        assertRefused(EmitOptions.builder().header(half, "v"), "name of the header");
    }

    @Test
    void wholeCharactersOfAnyKindArrive() {
        List<RawEvent> seen = new ArrayList<>();
        String odd = "\u0000\n\t\u007f\ud83d\ude00\uffff ";
        for (WireFormat format : List.of(WireFormat.cloudEvents(), WireFormat.cloudEventsStructured())) {
            InlineBox own = new InlineBox();
            try (Signalbox box = own.start(own.options().wireFormat(format), raw(seen))) {
                box.emitter()
                        .emit(
                                new Placed("1", ""),
                                EmitOptions.builder()
                                        .id(odd)
                                        .key(odd)
                                        .header(odd, odd)
                                        .build())
                        .join();
            }
        }
        assertThat(seen).hasSize(2).allSatisfy(event -> {
            assertThat(event.key()).isEqualTo(odd);
            assertThat(event.headers().all(odd)).containsExactly(odd);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatNoTimestampHasIsRefused(String time) {
        assertRefused(EmitOptions.builder().time(Instant.parse(time)), "time", "0 to 9999");
        assertRefused(EmitOptions.builder().time(Instant.MAX), "time", "0 to 9999");
        assertRefused(EmitOptions.builder().time(Instant.MIN), "time", "0 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void theOutermostTimesArrive(String time) {
        List<Instant> seen = new ArrayList<>();
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            seen.add(context.time());
            return null;
        }));
        try (Signalbox box = inline.start(table)) {
            box.emitter()
                    .emit(
                            new Placed("1", ""),
                            EmitOptions.builder().time(Instant.parse(time)).build())
                    .join();
        }
        assertThat(seen).containsExactly(Instant.parse(time));
    }

    @Test
    void aTextThatIsLongerThanItsReaderTakesIsRefused() {
        PayloadFormat strict = PayloadFormat.of(
                "application/json",
                JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(100)
                                .build())
                        .build());
        Table table = orders().handler(calls.of("a", Placed.class));
        try (Signalbox box = inline.start(inline.options().payloadFormat(strict), table)) {
            assertThatThrownBy(() -> box.emitter()
                            .emit(new Placed("1", "x".repeat(40_000)))
                            .join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("Placed")
                    .hasMessageContaining("could not be read");
            box.emitter().emit(new Placed("1", "x".repeat(90))).join();
        }
        assertThat(calls.lines()).hasSize(1);
    }

    @Test
    void anEmitThatTheBoxsEndOvertakesIsAnEmitException() {
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        EventType<Placed> closing = EventType.of(
                        Placed.class,
                        "orders",
                        "placed",
                        EventKind.NOTIFICATION,
                        Objects.requireNonNull(OrderEvent.PLACED.codec()))
                .withTopic(event -> {
                    self.join().close();
                    return "orders";
                });
        Signalbox box = inline.create(inline.options(), Table.of(closing));
        self.complete(box);
        assertThatThrownBy(() -> box.emitter().emit(new Placed("1", "")).join())
                .hasCauseInstanceOf(EmitException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anEmitWhosePublishTheBoxsEndOvertakesEnds() {
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        scripted.onPublish(() -> self.join().close());
        Signalbox box = inline.create(inline.options().transport(scripted), orders());
        self.complete(box);
        CompletableFuture<?> emission = box.emitter().emit(new Placed("1", ""));
        assertThat(emission).isDone();
        assertThatThrownBy(emission::join)
                .hasCauseInstanceOf(EmitException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatIsAskedOfTheDeadLettersOfAClosedBoxIsRefusedAsOurs() {
        Signalbox box = inline.start(orders().handler(calls.failing("a", Placed.class, 9)));
        box.emitter().emit(new Placed("1", "")).join();
        inline.seconds(9);
        List<DeadLetter> letters = box.deadLetters().list("**", 10);
        assertThat(letters).hasSize(1);
        box.close();
        assertThatThrownBy(() -> box.deadLetters().list("**", 10))
                .isInstanceOf(SignalboxException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> box.deadLetters().replay(letters.get(0)).join())
                .hasCauseInstanceOf(SignalboxException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> box.deadLetters().discard(letters.get(0)).join())
                .hasCauseInstanceOf(SignalboxException.class)
                .hasMessageContaining("closed");
    }

    private void assertRefused(EmitOptions.Builder options, String... said) {
        for (WireFormat format : List.of(WireFormat.cloudEvents(), WireFormat.cloudEventsStructured())) {
            try (Signalbox box = inline.start(inline.options().wireFormat(format), orders())) {
                assertThatThrownBy(() -> box.emitter()
                                .emit(new Placed("1", ""), options.build())
                                .join())
                        .hasCauseInstanceOf(EmitException.class)
                        .message()
                        .contains(said);
                assertThat(box.stats().emitFailures()).isEqualTo(1);
            }
        }
    }

    private Table raw(List<RawEvent> seen) {
        return orders().handler(calls.of("raw", RawEvent.class, (event, context) -> {
                    seen.add(event);
                    return null;
                })
                .withTopic("**"));
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
