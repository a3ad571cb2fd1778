package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.DecodingException;
import dev.signalbox.EventKind;
import dev.signalbox.Headers;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** What strangers send: it ends somewhere, once, and what follows it is handled. */
class BadInputTest {

    private static final int TEN_MEGABYTES = 10_000_000;

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    /** An event that takes any JSON value, as a record does that skips what it does not know. */
    private record Anything() {

        private static final EventType<Anything> TYPE =
                EventType.of(Anything.class, "any", "anything", EventKind.NOTIFICATION, new Codec());

        private static final class Codec implements EventCodec<Anything> {

            @Override
            public void write(Anything value, JsonGenerator out) {
                out.writeStartObject();
                out.writeEndObject();
            }

            @Override
            public Anything read(JsonParser in) {
                if (in.nextToken() == null) {
                    throw new DecodingException("", "a value is expected");
                }
                in.skipChildren();
                return new Anything();
            }
        }
    }

    static Stream<String> noJson() {
        return Stream.of(
                "",
                " ",
                "no JSON",
                "{",
                "[1,",
                "\"open",
                "\u0000\u0001",
                "\uFEFF",
                "{} {}",
                "[".repeat(TEN_MEGABYTES),
                "{\"a\":".repeat(TEN_MEGABYTES / 5),
                "[".repeat(TEN_MEGABYTES / 2) + "]".repeat(TEN_MEGABYTES / 2));
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void aPayloadThatIsNoJsonIsOneLetterAndTheNextOfItsKeyIsHandled(String body) {
        try (Signalbox box = inline.start(Table.of(Anything.TYPE).handler(calls.of("a", Anything.class)))) {
            inline.publish("any", "anything", "1", body);
            inline.publish("any", "anything", "1", "{}");
            assertMalformed(box, "any", body);
        }
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void aStructuredMessageThatIsNoJsonIsOneLetterAndTheNextOfItsKeyIsHandled(String body) {
        Table table = Table.of(Anything.TYPE).handler(calls.of("a", Anything.class));
        try (Signalbox box = inline.start(inline.options().wireFormat(WireFormat.cloudEventsStructured()), table)) {
            structured(body);
            structured(event("{}"));
            assertMalformed(box, "any", body);
        }
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void aStructuredMessageWithSuchDataIsOneLetterAndTheNextOfItsKeyIsHandled(String data) {
        Table table = Table.of(Anything.TYPE).handler(calls.of("a", Anything.class));
        try (Signalbox box = inline.start(inline.options().wireFormat(WireFormat.cloudEventsStructured()), table)) {
            structured(event(data));
            structured(event("{}"));
            assertMalformed(box, "any", event(data));
        }
    }

    @Test
    void aCodecThatOverflowsTheStackIsMalformed() {
        try (Signalbox box = inline.start(Table.of(overflowing()).handler(calls.of("a", Anything.class)))) {
            inline.publish("any", "anything", "1", "{}");
            assertThat(box.deadLetters().list("any", 2))
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.MALFORMED);
            assertAddUp(box.stats(), inline.told);
        }
    }

    @Test
    void aWireFormatThatOverflowsTheStackIsMalformed() {
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class));
        WireFormat deep = failing(() -> {
            throw new StackOverflowError();
        });
        try (Signalbox box = inline.start(inline.options().wireFormat(deep), table)) {
            inline.publish("orders", "placed", "1", "[\"1\",\"\"]");
            assertThat(box.deadLetters().list("orders", 2))
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.MALFORMED);
            assertAddUp(box.stats(), inline.told);
        }
    }

    static Stream<Error> errors() {
        return Stream.of(
                new AssertionError("refused"),
                new StackOverflowError(),
                new NoClassDefFoundError("Gone"),
                new ExceptionInInitializerError("init"),
                new InternalError("internal"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aWireFormatThatThrowsAnErrorIsMalformed(Error error) {
        boolean[] broken = {true};
        WireFormat format = failing(() -> {
            if (broken[0]) {
                throw error;
            }
        });
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class));
        try (Signalbox box = inline.start(inline.options().wireFormat(format).maxInFlight(1), table)) {
            inline.publish("orders", "placed", "1", "[\"1\",\"\"]");
            broken[0] = false;
            inline.publish("orders", "placed", "1", "[\"1\",\"\"]");
            assertThat(box.deadLetters().list("orders", 2))
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.MALFORMED);
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            assertAddUp(box.stats(), inline.told);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aRecordWhoseConstructorThrowsAnErrorIsMalformed(Error error) {
        EventType<Anything> type = reading(() -> {
            throw error;
        });
        try (Signalbox box =
                inline.start(inline.options().maxInFlight(1), Table.of(type).handler(calls.of("a", Anything.class)))) {
            inline.publish("any", "anything", "1", "{}");
            inline.publish("any", "anything", "1", "{}");
            assertThat(box.deadLetters().list("any", 9))
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetter.Reason.MALFORMED, DeadLetter.Reason.MALFORMED);
            assertAddUp(box.stats(), inline.told);
        }
    }

    @Test
    void whatCannotBeUndressedForWantOfMemoryStaysWithTheBrokerAndIsAskedForAgain() {
        boolean[] exhausted = {true};
        WireFormat format = failing(() -> {
            if (exhausted[0]) {
                throw new OutOfMemoryError("heap");
            }
        });
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class));
        List<Throwable> loud = loudly(() -> {
            try (Signalbox box =
                    inline.start(inline.options().wireFormat(format).maxInFlight(1), table)) {
                inline.publish("orders", "placed", "1", "[\"1\",\"\"]");
                inline.publish("orders", "placed", "1", "[\"2\",\"\"]");
                inline.seconds(10);
                assertThat(box.stats().received()).isZero();
                exhausted[0] = false;
                inline.seconds(1);
                assertThat(calls.lines()).containsExactly("a placed 1 1", "a placed 2 1");
                assertAddUp(box.stats(), inline.told);
            }
        });
        assertThat(loud).isNotEmpty().hasOnlyElementsOfType(OutOfMemoryError.class);
    }

    @Test
    void whatCannotBeReadForWantOfMemoryIsReadLaterInTheOrderOfItsKey() {
        boolean[] exhausted = {true};
        EventType<Anything> type = reading(() -> {
            if (exhausted[0]) {
                throw new OutOfMemoryError("heap");
            }
        });
        loudly(() -> {
            try (Signalbox box = inline.start(
                    inline.options().maxInFlight(1), Table.of(type).handler(calls.of("a", Anything.class)))) {
                inline.publish("any", "anything", "1", "{}");
                inline.publish("any", "anything", "1", "{}");
                inline.seconds(1_000);
                assertThat(calls.lines()).isEmpty();
                assertThat(box.stats().inFlight()).isEqualTo(2);
                assertThat(box.deadLetters().list("any", 9)).isEmpty();
                exhausted[0] = false;
                inline.seconds(30);
                assertThat(calls.lines()).hasSize(2);
                assertThat(box.stats().handled()).isEqualTo(2);
                assertAddUp(box.stats(), inline.told);
            }
        });
    }

    private static List<Throwable> loudly(Runnable test) {
        List<Throwable> loud = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> loud.add(error));
        try {
            test.run();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        return loud;
    }

    /** Reads one JSON value, after something has been tried. */
    private static EventType<Anything> reading(Runnable first) {
        Anything.Codec codec = new Anything.Codec();
        return EventType.of(Anything.class, "any", "anything", EventKind.NOTIFICATION, new EventCodec<>() {
            @Override
            public void write(Anything value, JsonGenerator out) {
                codec.write(value, out);
            }

            @Override
            public Anything read(JsonParser in) {
                first.run();
                return codec.read(in);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(UnroutedPolicy.class)
    void aThousandUnknownTypesInARowAreCountedOrKeptAndTheNextIsHandled(UnroutedPolicy policy) {
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class));
        try (Signalbox box = inline.start(inline.options().unrouted(policy).maxInFlight(10), table)) {
            for (int i = 0; i < 1_000; i++) {
                inline.publish("orders", "odd_" + i, i % 2 == 0 ? "1" : null, "no JSON");
            }
            inline.publish("orders", "placed", "1", "[\"1\",\"\"]");
            assertThat(calls.lines()).containsExactly("a placed 1 1");
            boolean ignored = policy == UnroutedPolicy.IGNORE;
            assertThat(box.stats().unrouted()).isEqualTo(ignored ? 1_000 : 0);
            assertThat(box.deadLetters().list("orders", 10_000)).hasSize(ignored ? 0 : 1_000);
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().decodeErrors()).isZero();
            assertAddUp(box.stats(), inline.told);
        }
    }

    private void assertMalformed(Signalbox box, String topic, String body) {
        List<DeadLetter> letters = box.deadLetters().list(topic, 10);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).reason()).isEqualTo(DeadLetter.Reason.MALFORMED);
        assertThat(letters.get(0).payload()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(calls.lines()).containsExactly("a Anything[] 1");
        assertThat(box.stats().decodeErrors()).isEqualTo(1);
        assertThat(box.stats().deadLettered()).isEqualTo(1);
        assertThat(box.stats().handled()).isEqualTo(1);
        assertAddUp(box.stats(), inline.told);
    }

    private void structured(String body) {
        inline.transport.publishRaw(
                "any",
                "1",
                Headers.of("content-type", "application/cloudevents+json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"stranger\",\"type\":\"anything\",\"data\":" + data
                + "}";
    }

    private static EventType<Anything> overflowing() {
        return EventType.of(Anything.class, "any", "anything", EventKind.NOTIFICATION, new EventCodec<>() {
            @Override
            public void write(Anything value, JsonGenerator out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Anything read(JsonParser in) {
                throw new StackOverflowError();
            }
        });
    }

    /** CloudEvents, after something has been tried. */
    private static WireFormat failing(Runnable first) {
        return new WireFormat() {
            @Override
            public WireMessage encode(Envelope envelope, String attributePrefix) {
                return WireFormat.cloudEvents().encode(envelope, attributePrefix);
            }

            @Override
            public DecodedMessage decode(WireMessage message, Instant arrivedAt) {
                first.run();
                return WireFormat.cloudEvents().decode(message, arrivedAt);
            }
        };
    }
}
