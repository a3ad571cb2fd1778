package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.RecordingObserver;
import dev.signalbox.runtime.shop.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Many events of many keys, handlers that fail at random, boxes that share the work: nothing is lost, no key is out of order. */
@Timeout(120)
class OrderAndCompletenessTest {

    private static final int EVENTS = 4_000;
    private static final int KEYS = 200;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final InMemoryTransport transport = new InMemoryTransport();
    private final RecordingObserver told = new RecordingObserver();

    /** The attempts of each key, in the order in which they began. */
    private final Map<String, List<String>> attempts = new ConcurrentHashMap<>();

    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Set<String> overlaps = ConcurrentHashMap.newKeySet();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

    @RepeatedTest(3)
    void inOneBoxEachEventIsFinishedBeforeTheNextOfItsKeyBegins() {
        try (Signalbox box = start()) {
            emitAll(box);
            told.await("settled", EVENTS);
            assertThat(overlaps).as("seed %s", seed).isEmpty();
            attempts.forEach((key, begun) -> assertThat(withoutRepeats(begun))
                    .as("attempts of the key %s, seed %s", key, seed)
                    .containsExactlyElementsOf(sent(key)));
            assertComplete(box);
            SignalboxStats stats = box.stats();
            assertThat(stats.handled() + stats.deadLettered()).isEqualTo(EVENTS);
            assertThat(stats.inFlight()).isZero();
            assertAddUp(stats, told);
        }
    }

    @RepeatedTest(3)
    void whereABoxLeavesInTheMiddleNothingIsLostAndNoKeyOverlaps() throws InterruptedException {
        Signalbox leaving = start();
        Signalbox staying = start();
        CountDownLatch some = new CountDownLatch(1);
        Thread leaver = new Thread(() -> {
            try {
                some.await();
                leaving.close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        leaver.start();
        CompletableFuture<Void> emitting = CompletableFuture.runAsync(() -> emitAll(staying));
        told.await("settled", EVENTS / 4);
        some.countDown();
        leaver.join();
        emitting.join();
        long returned = leaving.stats().handedBack();
        told.await("settled", (int) (EVENTS + returned));
        assertThat(overlaps).as("seed %s", seed).isEmpty();
        assertComplete(staying);
        SignalboxStats gone = leaving.stats();
        SignalboxStats stats = staying.stats();
        assertThat(gone.handled() + gone.deadLettered() + stats.handled() + stats.deadLettered())
                .as("seed %s", seed)
                .isEqualTo(EVENTS);
        assertThat(gone.inFlight() + stats.inFlight()).isZero();
        assertAddUp(List.of(gone, stats), told);
        staying.close();
    }

    private Signalbox start() {
        SignalboxOptions options = SignalboxOptions.builder("shop")
                .transport(transport)
                .observer(told)
                .concurrency(8)
                .maxInFlight(100)
                .retry(RetryPolicy.builder()
                        .attempts(3)
                        .delay(Duration.ofMillis(1))
                        .maxDelay(Duration.ofMillis(3))
                        .build())
                .build();
        Signalbox box = Signalbox.create(
                options, Table.of(OrderEvent.PLACED).handler(HandlerBinding.of("a", Placed.class, (event, context) -> {
                    begin(event);
                    return act(event, context.attempt());
                })));
        box.start();
        return box;
    }

    /** Succeeds or fails, at once or later, by chance that the seed decides for each event and attempt. */
    private @Nullable CompletionStage<?> act(Placed event, int attempt) {
        // Not a Random: with seeds side by side the first numbers of those go together.
        SplittableRandom chance = new SplittableRandom(seed ^ (event.note().hashCode() * 31L + attempt));
        int dice = chance.nextInt(10);
        if (dice < 2) {
            end(event);
            throw new IllegalStateException("by chance");
        }
        if (dice < 4) {
            return CompletableFuture.runAsync(() -> {
                end(event);
                if (chance.nextBoolean()) {
                    throw new IllegalStateException("by chance, later");
                }
                succeeded.add(event.note());
            });
        }
        succeeded.add(event.note());
        end(event);
        return null;
    }

    private void begin(Placed event) {
        if (running.computeIfAbsent(event.order(), key -> new AtomicInteger()).incrementAndGet() != 1) {
            overlaps.add(event.order());
        }
        attempts.computeIfAbsent(event.order(), key -> Collections.synchronizedList(new ArrayList<>()))
                .add(event.note());
    }

    private void end(Placed event) {
        running.getOrDefault(event.order(), new AtomicInteger()).decrementAndGet();
    }

    private static void emitAll(Signalbox box) {
        List<CompletableFuture<?>> emits = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            emits.add(box.emitter().emit(new Placed("k" + i % KEYS, "k" + i % KEYS + "#" + i)));
        }
        emits.forEach(CompletableFuture::join);
    }

    private void assertComplete(Signalbox box) {
        Set<String> ended = new HashSet<>(succeeded);
        for (DeadLetter letter : box.deadLetters().list("orders", Integer.MAX_VALUE)) {
            String payload = new String(letter.payload(), StandardCharsets.UTF_8);
            ended.add(payload.substring(payload.lastIndexOf('k'), payload.length() - 2));
        }
        assertThat(ended).as("handled or dead, seed %s", seed).hasSize(EVENTS);
    }

    private static List<String> sent(String key) {
        List<String> notes = new ArrayList<>();
        for (int i = Integer.parseInt(key.substring(1)); i < EVENTS; i += KEYS) {
            notes.add(key + "#" + i);
        }
        return notes;
    }

    private static List<String> withoutRepeats(List<String> begun) {
        List<String> once = new ArrayList<>();
        for (String note : begun) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(note)) {
                once.add(note);
            }
        }
        return once;
    }
}
