package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.RejectEventException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.FaultyLine;
import dev.signalbox.runtime.shop.FaultyLine.Fault;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A transport that throws or returns null where it promised not to: nothing is lost, and its user is told which. */
class TransportFaultsTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final FaultyLine line = new FaultyLine(inline.transport);
    private final Calls calls = new Calls();

    @ParameterizedTest
    @EnumSource
    void aLetterThatCannotBeStoredIsTriedAgain(Fault fault) {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            line.fail("store", fault);
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(3);
            assertThat(box.stats().inFlight()).isEqualTo(1);
            line.heal();
            inline.seconds(60);
            assertThat(box.deadLetters().list("orders", 9)).hasSize(1);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertAddUp(box.stats(), inline.told);
        }
    }

    static List<Error> errors() {
        return List.of(new OutOfMemoryError("heap"), new NoClassDefFoundError("gone"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aLetterWhoseStoreThrowsAnErrorIsStoredLater(Error broken) {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            line.breakDown("store", broken);
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(90);
            assertThat(box.stats().inFlight()).isEqualTo(1);
            assertThat(box.stats().waitingForRetry()).isEqualTo(1);
            line.heal();
            inline.seconds(40);
            assertThat(box.deadLetters().list("orders", 9)).hasSize(1);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().waitingForRetry()).isZero();
        }
        assertThat(calls.lines()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void anEmitThatIsNotTakenFailsAndIsToldToTheObserver(Fault fault) {
        try (Signalbox box = start(orders())) {
            line.fail("publish", fault);
            assertThatThrownBy(() -> box.emitter().emit(new Placed("1", "")).join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("faulty line");
            assertThat(inline.told.lines()).containsExactly("emitting placed orders 1", "emitted placed EmitException");
            assertThat(box.stats().emitFailures()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionThatIsNotMadeIsToldAndTriedAgain(Fault fault) {
        SignalboxOptions.Builder options = inline.options().transport(line);
        try (Signalbox box = inline.create(options, orders().handler(calls.of("a", Placed.class)))) {
            line.fail("subscribe", fault);
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("faulty line")
                    .hasMessageContaining("shop");
            line.heal();
            box.start();
            box.emitter().emit(new Placed("1", "")).join();
            assertThat(calls.lines()).containsExactly("a placed 1 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatIsNotOpenedIsToldAndTriedAgain(Fault fault) {
        SignalboxOptions.Builder options = inline.options().transport(line);
        try (Signalbox box = inline.create(options, orders().handler(calls.of("a", Placed.class)))) {
            line.fail("open", fault);
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("faulty line");
            line.heal();
            box.start();
            assertThat(box.stats().inFlight()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void placesThatAreNotListedAreAnExceptionThatNamesTheTransport(Fault fault) {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class)))) {
            assertNotListed(box, "places", fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lettersThatAreNotListedAreAnExceptionThatNamesTheTransport(Fault fault) {
        try (Signalbox box = start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new RejectEventException("no");
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            assertNotListed(box, "list", fault);
        }
    }

    private void assertNotListed(Signalbox box, String method, Fault fault) {
        line.fail(method, fault);
        assertThatThrownBy(() -> box.deadLetters().list("orders", 9))
                .isInstanceOf(SignalboxException.class)
                .hasMessageContaining("faulty line");
        assertThatThrownBy(
                        () -> box.deadLetters().replayAll("orders", any -> true).join())
                .hasCauseInstanceOf(SignalboxException.class)
                .hasMessageContaining("faulty line");
        assertThatThrownBy(() -> box.deadLetters().page("orders", null, 9))
                .isInstanceOf(SignalboxException.class)
                .hasMessageContaining("faulty line");
        line.heal();
    }

    @ParameterizedTest
    @EnumSource
    void aReplayOrDiscardThatIsNotDoneLeavesTheLetterAndNamesTheTransport(Fault fault) {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(3);
            DeadLetter letter = box.deadLetters().list("orders", 9).get(0);
            line.fail("replay", fault);
            assertThatThrownBy(() -> box.deadLetters().replay(letter).join())
                    .hasCauseInstanceOf(SignalboxException.class)
                    .hasMessageContaining("faulty line could not replay the dead letter " + letter.id());
            line.fail("discard", fault);
            assertThatThrownBy(() -> box.deadLetters().discard(letter).join())
                    .hasCauseInstanceOf(SignalboxException.class)
                    .hasMessageContaining("faulty line could not discard the dead letter " + letter.id());
            assertThat(box.deadLetters().list("orders", 9)).containsExactly(letter);
        }
    }

    @Test
    void aSubscriptionThatCannotBeResumedFailsTheStart() {
        SignalboxOptions.Builder options = inline.options().transport(line);
        try (Signalbox box = inline.create(options, orders().handler(calls.of("a", Placed.class)))) {
            line.fail("resume", Fault.EXCEPTION);
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("faulty line could not resume");
            line.heal();
            box.start();
            box.emitter().emit(new Placed("1", "")).join();
            assertThat(calls.lines()).containsExactly("a placed 1 1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCEPTION", "ERROR"})
    void aMessageThatMadeRoomIsSettledWhateverResumingDoesAndResumingIsTriedAgain(Fault fault) {
        SignalboxOptions.Builder options =
                inline.options().transport(line).maxWaitingForRetry(1).drainTimeout(Duration.ofSeconds(5));
        Signalbox box = inline.start(options, orders().handler(calls.failing("a", Placed.class, 1)));
        box.emitter().emit(new Placed("1", "")).join();
        box.emitter().emit(new Placed("2", "")).join();
        line.fail("resume", fault);
        inline.seconds(1);
        assertThat(box.stats().handled()).isEqualTo(1);
        assertThat(box.stats().inFlight()).isZero();
        line.heal();
        inline.seconds(2);
        assertThat(box.stats().handled()).isEqualTo(2);
        box.close();
        assertThat(inline.told.lines()).endsWith("drained shop 0");
        assertAddUp(box.stats(), inline.told);
    }

    @Test
    void aChoiceThatFailsInTheMiddleReplaysNothing() {
        try (Signalbox box = start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new Placed("2", "")).join();
            inline.seconds(3);
            List<DeadLetter> letters = box.deadLetters().list("orders", 9);
            int before = calls.lines().size();
            assertThatThrownBy(() -> box.deadLetters()
                            .replayAll("orders", letter -> {
                                if ("2".equals(letter.key())) {
                                    throw new IllegalStateException("odd");
                                }
                                return true;
                            })
                            .join())
                    .hasRootCauseMessage("odd");
            assertThat(calls.lines()).hasSize(before);
            assertThat(box.deadLetters().list("orders", 9)).isEqualTo(letters).hasSize(2);
        }
    }

    private Signalbox start(Table table) {
        return inline.start(inline.options().transport(line), table);
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED);
    }
}
