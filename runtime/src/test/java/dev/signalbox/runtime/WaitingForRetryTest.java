package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.LogLines;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.event.Level;

/** What waits for a retry, and what it holds back, is counted apart from what runs. */
@Timeout(60)
class WaitingForRetryTest {

    private static final String FAILS = "fails";

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();
    private final LogLines log = LogLines.listen();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void keysThatFailDoNotHoldUpTheOthers() {
        try (Signalbox box = inline.start(inline.options().maxInFlight(10), table(failing("a")))) {
            for (int key = 0; key < 20; key++) {
                emit(box, "bad" + key, FAILS);
                emit(box, "bad" + key, "behind");
            }
            for (int key = 0; key < 100; key++) {
                emit(box, "good" + key, "");
            }
            assertThat(box.stats().handled()).isEqualTo(100);
            assertThat(box.stats().inFlight()).isEqualTo(40);
            assertThat(box.stats().waitingForRetry()).isEqualTo(40);
            inline.seconds(5);
            assertThat(box.stats().handled()).isEqualTo(120);
            assertThat(box.stats().deadLettered()).isEqualTo(20);
            assertThat(box.stats().inFlight()).isZero();
            assertThat(box.stats().waitingForRetry()).isZero();
            assertThat(warnings()).noneMatch(line -> line.contains("takes no further events"));
        }
    }

    @Test
    void eventsBehindOneOfTheirKeyThatWaitsCountAsWaitingAlthoughTheyCouldNotRun() {
        try (Signalbox box = inline.start(inline.options().maxInFlight(3), table(failing("a")))) {
            emit(box, "bad", FAILS);
            for (int i = 0; i < 50; i++) {
                emit(box, "bad", "behind" + i);
            }
            emit(box, "good", "");
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().waitingForRetry()).isEqualTo(51);
            inline.seconds(5);
            assertThat(box.stats().handled()).isEqualTo(51);
            assertThat(calls.lines()).endsWith("a placed badbehind49 1");
        }
    }

    @Test
    void atTheBoundTheGroupTakesNoMoreAndSaysSoOnceAndEachMinuteAndWhenItIsOver() {
        List<String> told = new ArrayList<>();
        SignalboxOptions.Builder options = inline.options()
                .maxWaitingForRetry(4)
                .retry(RetryPolicy.builder()
                        .attempts(2)
                        .delay(Duration.ofSeconds(150))
                        .maxDelay(Duration.ofSeconds(150))
                        .jitter(0)
                        .build())
                .observer(new EventObserver() {
                    @Override
                    public void retriesHeldBack(String group, int waiting, int heldBack, Instant since) {
                        told.add(group + " " + waiting + " " + heldBack + " " + since);
                    }
                });
        try (Signalbox box = Signalbox.create(options.build(), table(failing("a")))) {
            box.start();
            emit(box, "1", FAILS);
            emit(box, "1", "behind");
            emit(box, "2", FAILS);
            assertThat(backlogWarnings()).isEmpty();
            emit(box, "3", FAILS);
            assertThat(backlogWarnings())
                    .singleElement()
                    .asString()
                    .contains(
                            "The group shop takes no further events: 3 wait for a retry (3 of the handler a) and 1 behind")
                    .contains("since 2026-01-01T00:00:00Z")
                    .contains("no more than 4 may")
                    .contains("raise maxWaitingForRetry");
            emit(box, "4", "");
            assertThat(box.stats().received()).isEqualTo(4);
            inline.seconds(149);
            assertThat(backlogWarnings()).hasSize(3);
            assertThat(told).hasSize(3).containsOnly("shop 3 1 2026-01-01T00:00:00Z");
            inline.seconds(1);
            assertThat(box.stats().handled()).isEqualTo(2);
            assertThat(box.stats().deadLettered()).isEqualTo(3);
            inline.seconds(20);
            assertThat(endings()).hasSize(1);
            inline.seconds(1_000);
            assertThat(backlogWarnings()).hasSize(3);
            emit(box, "5", "");
            assertThat(box.stats().handled()).isEqualTo(3);
        }
    }

    @Test
    void aBacklogThatComesAndGoesIsToldOfOnceAndOnceThatItIsOver() {
        try (Signalbox box = inline.start(inline.options().maxWaitingForRetry(1), table(failing("a")))) {
            for (int round = 0; round < 8; round++) {
                emit(box, "" + round, FAILS);
                inline.seconds(5);
            }
            assertThat(backlogWarnings()).hasSize(1);
            assertThat(endings()).isEmpty();
            inline.seconds(300);
            assertThat(backlogWarnings()).hasSize(1);
            assertThat(endings()).hasSize(1);
            emit(box, "last", FAILS);
            assertThat(backlogWarnings()).hasSize(2);
        }
    }

    @Test
    void aMessageWaitsOnlyWhenNoneOfItsHandlersRuns() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        HandlerBinding<Placed> slow = calls.of("slow", Placed.class, (event, context) -> {
            stages.add(new CompletableFuture<>());
            return stages.get(stages.size() - 1);
        });
        Table table = Table.of(OrderEvent.PLACED).handler(failing("a")).handler(slow);
        try (Signalbox box = inline.start(inline.options().maxInFlight(1), table)) {
            emit(box, "1", FAILS);
            emit(box, "2", "");
            assertThat(box.stats().waitingForRetry()).isZero();
            assertThat(box.stats().received()).isEqualTo(1);
            stages.get(0).complete(null);
            assertThat(box.stats().waitingForRetry()).isEqualTo(1);
            assertThat(box.stats().received()).isEqualTo(2);
            stages.get(1).complete(null);
            inline.seconds(10);
            assertThat(box.stats().waitingForRetry()).isZero();
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void aClosingBoxHandsAllBackThatWaits() {
        Signalbox box = inline.start(inline.options().maxInFlight(2), table(failing("a")));
        for (int key = 0; key < 50; key++) {
            emit(box, "bad" + key % 25, FAILS);
        }
        assertThat(box.stats().waitingForRetry()).isEqualTo(50);
        box.close();
        assertThat(box.stats().handedBack()).isEqualTo(50);
        assertThat(box.stats().waitingForRetry()).isZero();
        assertThat(box.stats().inFlight()).isZero();
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatThrownBy(() -> inline.options().maxWaitingForRetry(0))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("maxWaitingForRetry must be at least 1");
    }

    private List<String> warnings() {
        return log.texts(Level.WARN);
    }

    private List<String> backlogWarnings() {
        return warnings().stream()
                .filter(line -> line.contains("takes no further events"))
                .toList();
    }

    private List<String> endings() {
        return log.texts(Level.INFO).stream()
                .filter(line -> line.contains("takes events again"))
                .toList();
    }

    private HandlerBinding<Placed> failing(String id) {
        return calls.of(id, Placed.class, (event, context) -> {
            if (event.note().equals(FAILS)) {
                throw new IllegalStateException("bad");
            }
            return null;
        });
    }

    private static Table table(HandlerBinding<Placed> handler) {
        return Table.of(OrderEvent.PLACED).handler(handler);
    }

    private static void emit(Signalbox box, String order, String note) {
        box.emitter().emit(new Placed(order, note)).join();
    }
}
