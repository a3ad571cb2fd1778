package dev.signalbox.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.RejectEventException;
import dev.signalbox.runtime.receive.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultyTransportTest {

    @Test
    void withoutProbabilitiesNothingFails() {
        FaultyTransport transport = FaultyTransport.around(Depot.memory()).build();
        try (Depot depot = Depot.open(transport)) {
            for (int i = 0; i < 100; i++) {
                depot.emit("a", i).join();
            }
            assertThat(depot.calls).hasSize(100).doesNotHaveDuplicates();
        }
        assertThat(transport.faults()).isZero();
        assertThat(transport.name()).isEqualTo("faulty(memory)");
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        List<String> first = run(42);
        assertThat(run(42)).isEqualTo(first);
        assertThat(run(43)).isNotEqualTo(first);
    }

    @Test
    void aRefusedMessageDoesNotArrive() {
        FaultyTransport transport =
                FaultyTransport.around(Depot.memory()).refused(1).build();
        try (Depot depot = Depot.open(transport)) {
            assertThat(depot.emit("a", 1)).isCompletedExceptionally();
            assertThat(depot.calls).isEmpty();
        }
    }

    @Test
    void aMessageWhoseConfirmationIsLostArrives() {
        FaultyTransport transport =
                FaultyTransport.around(Depot.memory()).unconfirmed(1).build();
        try (Depot depot = Depot.open(transport)) {
            assertThat(depot.emit("a", 1)).isCompletedExceptionally();
            assertThat(depot.calls).containsExactly("a1#1");
        }
    }

    @Test
    void aDuplicateArrivesRightBehindTheFirst() {
        FaultyTransport transport =
                FaultyTransport.around(Depot.memory()).duplicated(1).build();
        try (Depot depot = Depot.open(transport)) {
            depot.emit("a", 1).join();
            depot.emit("a", 2).join();
            assertThat(depot.calls).containsExactly("a1#1", "a1#1", "a2#1", "a2#1");
        }
    }

    @Test
    void whatIsTakenAwayComesAgainInItsOrder() {
        FaultyTransport transport =
                FaultyTransport.around(Depot.memory()).seed(7).takenAway(0.5).build();
        try (Depot depot = Depot.open(transport)) {
            for (int i = 0; i < 50; i++) {
                depot.emit("a", i).join();
            }
            assertThat(depot.calls).hasSizeGreaterThan(75);
            assertThat(new ArrayList<>(new LinkedHashSet<>(depot.calls)))
                    .isEqualTo(
                            IntStream.range(0, 50).mapToObj(i -> "a" + i + "#1").toList());
            assertThat(depot.calls).isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)));
        }
        assertThat(transport)
                .hasToString(transport.toString())
                .extracting(FaultyTransport::seed)
                .isEqualTo(7L);
    }

    @Test
    void refusedDeadLettersAreStoredInTheEnd() {
        FaultyTransport transport = FaultyTransport.around(Depot.memory())
                .seed(7)
                .letterRefused(0.7)
                .build();
        try (Depot depot = Depot.open(transport, (parcel, attempt) -> {
            throw new RejectEventException("no");
        })) {
            for (int i = 0; i < 20; i++) {
                depot.emit("street " + i, i).join();
            }
            depot.time.advance(Duration.ofMinutes(60));
            assertThat(depot.box.deadLetters().list("parcels", 99))
                    .hasSize(20)
                    .extracting(DeadLetter::reason)
                    .containsOnly(DeadLetter.Reason.REJECTED);
        }
        assertThat(transport.faults()).isGreaterThan(20);
    }

    @Test
    void aProbabilityIsBetweenZeroAndOne() {
        FaultyTransport.Builder builder = FaultyTransport.around(Depot.memory());
        assertThatIllegalArgumentException().isThrownBy(() -> builder.refused(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.takenAway(Double.NaN));
    }

    private static int number(String call) {
        return Integer.parseInt(call.substring(1, call.indexOf('#')));
    }

    private static List<String> run(long seed) {
        FaultyTransport transport = FaultyTransport.around(Depot.memory())
                .seed(seed)
                .refused(0.1)
                .unconfirmed(0.1)
                .duplicated(0.1)
                .takenAway(0.1)
                .letterRefused(0.1)
                .build();
        try (Depot depot = Depot.open(transport)) {
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                outcomes.add(i + " " + depot.emit("a", i).isCompletedExceptionally());
            }
            outcomes.addAll(depot.calls);
            outcomes.add(transport.toString());
            return outcomes;
        }
    }
}
