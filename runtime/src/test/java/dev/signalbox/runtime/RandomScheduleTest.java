package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/**
 * Many events of many keys, two handlers that fail, take their time, or never end, under a time that moves
 * at random: one thread, so that a seed is one history. {@code -Dsignalbox.seed} repeats one.
 */
@Timeout(120)
class RandomScheduleTest {

    private static final int EVENTS = 10_000;
    private static final int KEYS = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final long seed = Long.getLong("signalbox.seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private final InlineBox inline = new InlineBox();

    /** What each key was sent, in order. */
    private final Map<String, List<String>> sent = new HashMap<>();

    /** What each handler began with for each key, in order, repeats of one event left out. */
    private final Map<String, List<String>> begun = new HashMap<>();

    /** The event that each key is at, and how many handlers are inside it. */
    private final Map<String, String> current = new HashMap<>();

    private final Map<String, Integer> inside = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> succeeded = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    @RepeatedTest(3)
    void eachKeyIsInOrderAndNothingIsLost() {
        Table table = Table.of(OrderEvent.PLACED).handler(handler("a")).handler(handler("b"));
        try (Signalbox box = inline.start(inline.options().maxInFlight(500).concurrency(64), table)) {
            for (int i = 0; i < EVENTS; i++) {
                emit(box, i);
                if (chance.nextInt(10) == 0) {
                    inline.time.advance(Duration.ofMillis(chance.nextInt(500)));
                }
                if (i % 1_000 == 0) {
                    assertComplete(box, i + 1);
                }
            }
            inline.time.advance(Duration.ofHours(10));
            assertComplete(box, EVENTS);
            assertThat(box.stats().inFlight()).as("in flight, seed %s", seed).isZero();
            assertThat(box.stats().received()).as("received, seed %s", seed).isEqualTo(EVENTS);
            assertThat(box.stats().deadLettered()).as("dead, seed %s", seed).isBetween(1L, EVENTS - 1L);
            sent.forEach((key, notes) -> {
                assertThat(begun.get("a " + key))
                        .as("a at %s, seed %s", key, seed)
                        .isEqualTo(notes);
                assertThat(begun.get("b " + key))
                        .as("b at %s, seed %s", key, seed)
                        .isEqualTo(notes);
            });
        }
        assertThat(violations).as("seed %s", seed).isEmpty();
    }

    private void emit(Signalbox box, int number) {
        String key = "k" + chance.nextInt(KEYS);
        String note = "#" + number;
        sent.computeIfAbsent(key, any -> new ArrayList<>()).add(note);
        box.emitter().emit(new Placed(key, note)).join();
    }

    /** Sent = handled, dead or pending, by the counters and by what handlers and letters say. */
    private void assertComplete(Signalbox box, int emitted) {
        SignalboxStats stats = box.stats();
        assertAddUp(stats, inline.told);
        Set<String> dead = new HashSet<>();
        Set<String> ended = new HashSet<>(succeeded);
        for (DeadLetter letter : box.deadLetters().list("orders", Integer.MAX_VALUE)) {
            String payload = new String(letter.payload(), StandardCharsets.UTF_8);
            String note = payload.substring(payload.indexOf('#'), payload.lastIndexOf('"'));
            dead.add(note);
            assertThat(ended.add(letter.handler() + note))
                    .as("%s of %s ended once, seed %s", note, letter.handler(), seed)
                    .isTrue();
        }
        assertThat(stats.emitted()).isEqualTo(emitted);
        assertThat(stats.waitingForRetry())
                .as("waiting of those in flight, seed %s", seed)
                .isBetween(0L, stats.inFlight());
        long both = sent.values().stream()
                .flatMap(List::stream)
                .filter(note -> ended.contains("a" + note) && ended.contains("b" + note))
                .count();
        assertThat(both).as("ended, seed %s", seed).isEqualTo(stats.handled() + stats.deadLettered());
        assertThat(dead).as("dead, seed %s", seed).hasSizeGreaterThanOrEqualTo((int) stats.deadLettered());
        assertThat(both + stats.inFlight()).as("received, seed %s", seed).isEqualTo(stats.received());
        assertThat(stats.received())
                .as("received of %s, seed %s", emitted, seed)
                .isLessThanOrEqualTo(emitted);
    }

    private dev.signalbox.codegen.HandlerBinding<Placed> handler(String id) {
        return new Calls()
                .of(id, Placed.class, (event, context) -> act(id, event, context.attempt()))
                .withTimeout(LIMIT);
    }

    private @Nullable CompletionStage<?> act(String id, Placed event, int attempt) {
        begin(id, event);
        // Not a Random: with seeds side by side the first numbers of those go together.
        SplittableRandom dice = new SplittableRandom(seed ^ ((id + event.note()).hashCode() * 31L + attempt));
        switch (dice.nextInt(20)) {
            case 0, 1, 2 -> {
                end(id, event);
                throw new IllegalStateException("by chance");
            }
            case 3, 4 -> {
                return later(id, event, dice, true);
            }
            case 5, 6 -> {
                return later(id, event, dice, false);
            }
            case 7 -> {
                return neverByItself(id, event);
            }
            default -> {
                end(id, event);
                succeeded.add(id + event.note());
                return null;
            }
        }
    }

    /** Ends within twice the limit, whatever the timeout says; after the limit it has failed. */
    private CompletionStage<?> later(String id, Placed event, SplittableRandom dice, boolean well) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        long millis = dice.nextLong(2 * LIMIT.toMillis());
        inline.time.schedule(Duration.ofMillis(millis), () -> {
            end(id, event);
            if (!well) {
                stage.completeExceptionally(new IllegalStateException("by chance, later"));
                return;
            }
            if (millis < LIMIT.toMillis()) {
                succeeded.add(id + event.note());
            }
            stage.complete(null);
        });
        return stage.minimalCompletionStage(); // which cannot be cancelled
    }

    private CompletionStage<?> neverByItself(String id, Placed event) {
        return new CompletableFuture<Void>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                end(id, event);
                return super.cancel(mayInterruptIfRunning);
            }
        };
    }

    private void begin(String id, Placed event) {
        String key = event.order();
        if (!running.add(id + " " + key)) {
            violations.add(id + " runs twice at " + key + event.note());
        }
        if (inside.merge(key, 1, Integer::sum) > 1 && !event.note().equals(current.get(key))) {
            violations.add(event.note() + " overlaps with " + current.get(key) + " of " + key);
        }
        current.put(key, event.note());
        List<String> notes = begun.computeIfAbsent(id + " " + key, any -> new ArrayList<>());
        if (notes.isEmpty() || !notes.get(notes.size() - 1).equals(event.note())) {
            notes.add(event.note());
        }
    }

    private void end(String id, Placed event) {
        running.remove(id + " " + event.order());
        inside.merge(event.order(), -1, Integer::sum);
    }
}
