package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.DecodingException;
import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.Headers;
import dev.signalbox.RejectEventException;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.LogLines;
import dev.signalbox.runtime.shop.LogLines.Line;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.Welcomed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the engine logs of a delivery: which one it was, and never its payload. */
class LoggingTest {

    private static final String SECRET = "s3cr3t";

    private final LogLines log = LogLines.listen();

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aBoxThatKnowsNothingSaysSoWhenItStarts() {
        try (Signalbox box = Signalbox.create(SignalboxOptions.builder("shop")
                .transport(new InMemoryTransport())
                .build())) {
            box.start();
            assertThat(log.texts(Level.WARN))
                    .containsExactly("The box shop starts without an event and a handler: no table of an @EventModule"
                            + " is registered (with Dagger, no generated module is in the @Component)");
        }
    }

    @Test
    void aHandlerThatFailedForGoodIsOneErrorWithTheTraceOfTheLastFailure() {
        try (Signalbox box = inline.start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            emit(box);
            inline.seconds(2);
            assertThat(log.texts(Level.WARN))
                    .containsExactly(
                            "Attempt 1 of the handler a at the event e-1 (placed) on orders in the group shop has"
                                    + " failed; the next one follows in 1s: java.lang.IllegalStateException: attempt 1",
                            "Attempt 2 of the handler a at the event e-1 (placed) on orders in the group shop has"
                                    + " failed; the next one follows in 1s: java.lang.IllegalStateException: attempt 2");
            Line dead = only(Level.ERROR);
            assertThat(dead.text())
                    .isEqualTo("The event e-1 (placed) on orders in the group shop is a dead letter (HANDLER_FAILED,"
                            + " handler a, attempt 3): java.lang.IllegalStateException: attempt 3");
            assertThat(dead.trace()).isInstanceOf(IllegalStateException.class).hasMessage("attempt 3");
        }
    }

    @Test
    void aRejectedEventIsOneWarningWithoutATrace() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new RejectEventException("no\nway");
        })))) {
            emit(box);
            assertThat(only(Level.WARN))
                    .isEqualTo(new Line(
                            Level.WARN,
                            "The event e-1 (placed) on orders in the group shop is a dead letter (REJECTED, handler a,"
                                    + " attempt 1): dev.signalbox.RejectEventException: no way",
                            null));
        }
    }

    @Test
    void aMessageThatNamesNoEventIsNamedByItsPlaceAndItsDeadLetter() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            inline.transport.publishRaw("orders", null, Headers.empty(), new byte[] {1});
            String letter = box.deadLetters().list("orders", 1).get(0).id();
            assertThat(only(Level.WARN).text())
                    .startsWith("The message without an id (offset 0) on orders in the group shop is the dead letter "
                            + letter + " (MALFORMED, no handler, attempt 0): ");
        }
    }

    @Test
    void aTimeoutIsOneErrorWithoutATrace() {
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> new CompletableFuture<>())
                .withTimeout(Duration.ofMillis(1_500)));
        try (Signalbox box = inline.start(table)) {
            emit(box);
            inline.seconds(10);
            assertThat(only(Level.ERROR))
                    .isEqualTo(new Line(
                            Level.ERROR,
                            "The event e-1 (placed) on orders in the group shop is a dead letter (TIMED_OUT, handler a,"
                                    + " attempt 3): dev.signalbox.runtime.retry.AttemptTimeoutException: a did not end"
                                    + " within 1.5s",
                            null));
        }
    }

    @Test
    void malformedBytesAreOneWarningThatDoesNotQuoteThem() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "placed", "1", "[" + SECRET + "]");
            assertThat(box.stats().decodeErrors()).isEqualTo(1);
            assertThat(only(Level.WARN))
                    .isEqualTo(new Line(
                            Level.WARN,
                            "The event id-1 (placed) on orders in the group shop is a dead letter (MALFORMED, no"
                                    + " handler, attempt 0): dev.signalbox.DecodingException in the document itself"
                                    + " (tools.jackson.core.exc.StreamReadException in line 1, column 2)",
                            null));
        }
    }

    @Test
    void anUnroutedLetterIsOneWarning() {
        try (Signalbox box = inline.start(
                inline.options().unrouted(UnroutedPolicy.DEAD_LETTER), orders().handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "odd", null, SECRET);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(only(Level.WARN))
                    .isEqualTo(new Line(
                            Level.WARN,
                            "The event id-1 (odd) on orders in the group shop is a dead letter (UNROUTED, no handler,"
                                    + " attempt 0): no handler of the group shop takes the type odd on the topic"
                                    + " orders",
                            null));
        }
    }

    @Test
    void whatAParserSaysInAHandlerIsNotLogged() {
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), event.note())) {
                parser.nextToken();
            } catch (RuntimeException unreadable) {
                throw new IllegalStateException(unreadable); // whose text is the cause's
            }
            return null;
        }));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", SECRET)).join();
            inline.seconds(10);
            assertThat(only(Level.ERROR).trace()).isNotNull();
            assertThat(printed()).doesNotContain(SECRET).contains("IllegalStateException", "StreamReadException");
        }
    }

    @Test
    void whatAConstructorSaysOfItsValuesIsNotLogged() {
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new DecodingException(
                    "/note", "the values are refused: " + SECRET, new IllegalStateException(SECRET));
        }));
        try (Signalbox box = inline.start(table)) {
            emit(box);
            inline.seconds(10);
            assertThat(only(Level.ERROR).text())
                    .endsWith("DecodingException at /note (java.lang.IllegalStateException)");
            assertThat(printed()).doesNotContain(SECRET);
            assertThat(box.deadLetters().list("orders", 1).get(0).errorMessage())
                    .contains(SECRET);
        }
    }

    @Test
    void aNameFromAStrangerCannotBeginALineOfItsOwn() {
        try (Signalbox box = inline.start(
                inline.options().unrouted(UnroutedPolicy.DEAD_LETTER), orders().handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "odd\nERROR all is lost", null, "");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(only(Level.WARN).text()).doesNotContain("\n").contains("(odd ERROR all is lost)");
        }
    }

    @Test
    void aClassThatDoesNotFitIsToldWithWhatMayHaveHappened() {
        String hint = " (classes that do not fit each other: compile the users of a changed class again, and look for"
                + " two versions of a jar)";
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new NoSuchMethodError("'int Placed.grams()'");
        })))) {
            emit(box);
            inline.seconds(2);
            assertThat(log.texts(Level.WARN)).hasSize(2).allMatch(line -> line.endsWith("Placed.grams()'" + hint));
            assertThat(only(Level.ERROR).text()).contains("is a dead letter").endsWith("Placed.grams()'" + hint);
        }
    }

    @Test
    void aProcessOutOfMemoryIsNamedAndWhatFollows() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new OutOfMemoryError("heap");
        })))) {
            emit(box);
            assertThat(only(Level.ERROR).text())
                    .startsWith(
                            "The handler a at the event e-1 (placed) on orders in the group shop could not go on: the"
                                    + " process is out of memory")
                    .contains("tried again in");
            assertThat(only(Level.ERROR).trace()).isInstanceOf(OutOfMemoryError.class);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void domainEventsAreLoggedAlike() {
        Table table = Table.of(Welcomed.TYPE)
                .handler(calls.failing("a", Welcomed.class, 9))
                .handler(calls.of("b", Welcomed.class, (event, context) -> {
                    throw new RejectEventException("no");
                }));
        try (Signalbox box = inline.start(table)) {
            CompletableFuture<Emission> emission = box.emitter()
                    .emit(new Welcomed("u"), EmitOptions.builder().id("e-1").build());
            inline.seconds(10);
            assertThat(emission).isCompletedExceptionally();
            assertThat(log.texts(Level.WARN))
                    .containsExactly(
                            "Attempt 1 of the handler a at the domain event e-1 (welcomed) in the group shop has"
                                    + " failed; the next one follows in 1s: java.lang.IllegalStateException: attempt 1",
                            "The handler b in the group shop has failed for good at the domain event e-1 (welcomed),"
                                    + " in attempt 1 (REJECTED): dev.signalbox.RejectEventException: no",
                            "Attempt 2 of the handler a at the domain event e-1 (welcomed) in the group shop has"
                                    + " failed; the next one follows in 1s: java.lang.IllegalStateException: attempt 2");
            assertThat(only(Level.ERROR).text())
                    .isEqualTo("The handler a in the group shop has failed for good at the domain event e-1 (welcomed),"
                            + " in attempt 3 (HANDLER_FAILED): java.lang.IllegalStateException: attempt 3");
            assertThat(only(Level.ERROR).trace()).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void emit(Signalbox box) {
        box.emitter()
                .emit(new Placed("1", SECRET), EmitOptions.builder().id("e-1").build())
                .join();
    }

    private Line only(Level level) {
        assertThat(log.lines()).filteredOn(line -> line.level() == level).hasSize(1);
        return log.lines().stream()
                .filter(line -> line.level() == level)
                .findFirst()
                .orElseThrow();
    }

    /** All that an appender would write, traces included. */
    private String printed() {
        StringWriter written = new StringWriter();
        PrintWriter printer = new PrintWriter(written);
        for (Line line : log.lines()) {
            printer.println(line.text());
            if (line.trace() != null) {
                line.trace().printStackTrace(printer);
            }
        }
        return written.toString();
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
