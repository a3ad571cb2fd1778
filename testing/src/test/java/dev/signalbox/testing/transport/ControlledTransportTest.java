package dev.signalbox.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import dev.signalbox.RejectEventException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ControlledTransportTest {

    private final ControlledTransport transport = new ControlledTransport(Depot.memory());

    @Test
    void whatItWasNotToldToDoPasses() {
        try (Depot depot = Depot.open(transport)) {
            assertThat(depot.emit("a", 1)).isCompleted();
            assertThat(depot.calls).containsExactly("a1#1");
            assertThat(transport.published()).extracting(OutboundMessage::key).containsExactly("a");
            assertThat(depot.box.stats().handled()).isEqualTo(1);
        }
        assertThat(transport.name()).isEqualTo("controlled(memory)");
    }

    @Test
    void failingPublishesReachNoBrokerAndFailTheirEmits() {
        EmitException refusal = new EmitException("no");
        try (Depot depot = Depot.open(transport)) {
            transport.failNext(2, refusal);
            transport.failNext(new IllegalStateException("no either"));
            assertThat(failureOf(depot.emit("a", 1))).isSameAs(refusal);
            assertThat(failureOf(depot.emit("a", 2))).isSameAs(refusal);
            assertThat(failureOf(depot.emit("a", 3)))
                    .isInstanceOf(EmitException.class)
                    .hasRootCauseMessage("no either");
            assertThat(depot.emit("a", 4)).isCompleted();
            assertThat(depot.calls).containsExactly("a4#1");
            assertThat(transport.published()).hasSize(1);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> transport.failNext(0, refusal));
    }

    @Test
    void heldPublishesWaitUntilTheyAreCompletedOrFail() {
        try (Depot depot = Depot.open(transport)) {
            transport.hold();
            CompletableFuture<Emission> first = depot.emit("a", 1);
            CompletableFuture<Emission> second = depot.emit("a", 2);
            CompletableFuture<Emission> third = depot.emit("a", 3);
            assertThat(transport.held()).hasSize(3);
            assertThat(depot.calls).isEmpty();

            transport.completeNext();
            assertThat(first).isCompleted();
            assertThat(second).isNotDone();

            transport.errorNext(new EmitException("lost"));
            assertThat(failureOf(second)).hasMessage("lost");

            transport.release();
            assertThat(third).isCompleted();
            assertThat(depot.emit("a", 4)).isCompleted();
            assertThat(depot.calls).containsExactly("a1#1", "a3#1", "a4#1");
            assertThat(transport.held()).isEmpty();
        }
    }

    @Test
    void anEmitThatWasGivenUpIsNotHeldAnyMore() {
        try (Depot depot = Depot.open(transport)) {
            transport.hold();
            CompletableFuture<Emission> late = depot.emit("a", 1);
            depot.time.advance(Duration.ofSeconds(31));
            assertThat(late).isCompletedExceptionally();
            assertThat(transport.held()).isEmpty();
            assertThatIllegalStateException().isThrownBy(transport::completeNext);
        }
    }

    @Test
    void closingABoxFailsWhatIsHeldOfItAlone() {
        Depot staying = new Depot(transport, (parcel, attempt) -> null);
        Depot leaving = new Depot(transport, (parcel, attempt) -> null);
        transport.hold();
        CompletableFuture<Emission> stays = staying.emit("a", 1);
        CompletableFuture<Emission> goes = leaving.emit("b", 1);
        leaving.close();
        assertThat(failureOf(goes)).isInstanceOf(EmitException.class);
        assertThat(stays).isNotDone();
        transport.completeNext();
        assertThat(stays).isCompleted();
        staying.close();
    }

    @Test
    void aDuplicateArrivesOnceMoreWithTheSameId() {
        try (Depot depot = Depot.open(transport)) {
            depot.emit("a", 1).join();
            depot.emit("a", 2).join();
            transport.duplicate().join();
            assertThat(depot.calls).containsExactly("a1#1", "a2#1", "a2#1");
            assertThat(transport.published()).hasSize(2);
        }
    }

    @Test
    void itSaysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(transport::duplicate)
                .withMessageContaining("no message has been published");
        assertThatIllegalStateException().isThrownBy(transport::completeNext).withMessageContaining("hold()");
        transport.hold();
        assertThatIllegalStateException()
                .isThrownBy(() -> transport.errorNext(new EmitException("lost")))
                .withMessage("No message is held");
    }

    @Test
    void handedBackDeliveriesComeAgainInTheirOrderAndLateSettlementsAreIgnored() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> later(stages))) {
            depot.emit("a", 1).join();
            depot.emit("a", 2).join();
            depot.emit("b", 1).join();
            assertThat(depot.calls).containsExactly("a1#1", "b1#1");

            assertThat(transport.handBack()).isEqualTo(3);
            assertThat(depot.calls)
                    .as("the key waits until the handler has really ended")
                    .hasSize(2);
            stages.get(0).complete(null);
            stages.get(1).complete(null);
            assertThat(depot.calls).containsExactly("a1#1", "b1#1", "a1#1", "b1#1");

            stages.get(2).complete(null);
            stages.get(3).complete(null);
            stages.get(4).complete(null);
            assertThat(depot.calls.subList(4, 5)).containsExactly("a2#1");
            assertThat(depot.box.stats().handled()).isEqualTo(5); // two of them too late
            assertThat(depot.box.stats().handedBack()).isEqualTo(1);
            assertThat(transport.handBack()).as("nothing is unsettled").isZero();
        }
    }

    @Test
    void deliveriesThatTheBoxHasNotReadYetDoNotOvertakeThoseThatWereHandedBack() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> parcel.number() == 1 ? later(stages) : null)) {
            depot.emit("a", 1).join();
            depot.emit("a", 2).join();
            depot.emit("a", 3).join();
            transport.handBack();
            stages.get(0).complete(null);
            stages.get(1).complete(null);
            assertThat(depot.calls).containsExactly("a1#1", "a1#1", "a2#1", "a3#1");
        }
    }

    @Test
    void aRetryThatWaitsIsGivenUpAndTheMessageBeginsAnew() {
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> {
            throw new IllegalStateException("no");
        })) {
            depot.emit("a", 1).join();
            depot.time.advance(Duration.ofSeconds(1));
            assertThat(transport.handBack()).isEqualTo(1);
            assertThat(depot.calls).containsExactly("a1#1", "a1#2", "a1#1");
            depot.time.advance(Duration.ofSeconds(2));
            assertThat(depot.calls).containsExactly("a1#1", "a1#2", "a1#1", "a1#2", "a1#3");
            assertThat(depot.box.deadLetters().list("parcels", 9)).hasSize(1);
        }
    }

    @Test
    void aHandlerMayTakeItsOwnDeliveryAway() {
        List<Integer> taken = new ArrayList<>();
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> {
            if (taken.isEmpty()) {
                taken.add(transport.handBack());
            }
            return null;
        })) {
            depot.emit("a", 1).join();
            assertThat(taken).containsExactly(1);
            assertThat(depot.calls).containsExactly("a1#1", "a1#1");
            assertThat(transport.handBack()).isZero();
        }
    }

    @Test
    void aRefusedDeadLetterIsTriedAgainAndItsMessageIsNotSettledBefore() {
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> {
            throw new RejectEventException("no");
        })) {
            transport.failNextLetter(new IllegalStateException("full"));
            depot.emit("a", 1).join();
            assertThat(depot.box.deadLetters().list("parcels", 9)).isEmpty();
            assertThat(depot.box.stats().inFlight()).isEqualTo(1);
            depot.time.advance(Duration.ofSeconds(2));
            assertThat(depot.box.deadLetters().list("parcels", 9)).hasSize(1);
            assertThat(depot.box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void aRefusedGroupFailsTheStart() {
        transport.failNextSubscribe(new IllegalStateException("not yours"));
        try (Depot depot = new Depot(transport, (parcel, attempt) -> null)) {
            assertThatThrownBy(depot.box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasRootCauseMessage("not yours");
        }
    }

    @Test
    void afterCloseNothingIsLeftToHandBack() {
        Depot depot = Depot.open(transport, (parcel, attempt) -> new CompletableFuture<>());
        depot.emit("a", 1).join();
        depot.box.deadLetters();
        closeAtOnce(depot);
        assertThat(transport.handBack()).isZero();
    }

    @Test
    void aConnectionThatClosesFailsWhatIsHeldOfIt() {
        TransportConnection connection = connect(transport);
        transport.hold();
        CompletableFuture<Void> held = connection.publisher().publish(message(1));
        connection.close();
        assertThat(failureOf(held)).isInstanceOf(EmitException.class).hasMessageContaining("held");
        assertThat(transport.held()).isEmpty();
    }

    @Test
    void aClosedConnectionIsToldOfNothingMore() {
        TransportConnection connection = connect(transport);
        List<String> told = subscribe(connection);
        connection.publisher().publish(message(1)).join();
        assertThat(told).containsExactly("offered");
        connection.close();
        assertThat(transport.handBack()).isZero();
        assertThat(told).containsExactly("offered");
    }

    @Test
    void aMessageThatWaitsForTheBrokerCanBeGivenUp() {
        ControlledTransport small = new ControlledTransport(
                InMemoryTransport.builder().capacity(1).executor(Runnable::run).build());
        TransportConnection connection = connect(small);
        TransportSubscription paused = connection
                .subscribe(
                        new SubscriptionSpec("depot", List.of(TopicPattern.of("parcels")), 9),
                        (message, settlement) -> true)
                .join();
        connection.publisher().publish(message(1)).join();
        CompletableFuture<Void> waiting = connection.publisher().publish(message(2));
        assertThat(waiting).isNotDone();
        waiting.cancel(false);
        paused.resume();
        assertThat(connection.publisher().publish(message(3))).isCompleted();
        assertThat(small.published()).extracting(sent -> sent.payload()[0]).containsExactly((byte) 1, (byte) 3);
        connection.close();
    }

    private static TransportConnection connect(ControlledTransport transport) {
        return transport.open(new ConnectionSettings("depot", Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private static List<String> subscribe(TransportConnection connection) {
        List<String> told = new ArrayList<>();
        MessageReceiver receiver = new MessageReceiver() {
            @Override
            public boolean offer(InboundMessage message, Settlement settlement) {
                told.add("offered");
                return true;
            }

            @Override
            public void revoked() {
                told.add("revoked");
            }
        };
        connection
                .subscribe(new SubscriptionSpec("depot", List.of(TopicPattern.of("parcels")), 9), receiver)
                .join()
                .resume();
        return told;
    }

    private static OutboundMessage message(int number) {
        return new OutboundMessage("parcels", null, Headers.empty(), new byte[] {(byte) number});
    }

    /** In a thread that was interrupted closing waits for no handler. */
    private static void closeAtOnce(Depot depot) {
        Thread.currentThread().interrupt();
        depot.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static CompletableFuture<Void> later(List<CompletableFuture<Void>> stages) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        stages.add(stage);
        return stage;
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        CompletionException failure = Assertions.assertThrows(CompletionException.class, future::join);
        return Objects.requireNonNull(failure.getCause());
    }
}
