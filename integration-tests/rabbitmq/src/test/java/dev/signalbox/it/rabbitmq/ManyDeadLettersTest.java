package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetterPage;
import dev.signalbox.runtime.receive.DeadLetters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of dead letters, and large ones: each is seen, replayed and discarded, at a cost that is linear. */
@ExtendWith(OneNode.class)
class ManyDeadLettersTest {

    private static final int MANY = 5_000;

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void allAreListedEachTimeAndWhatIsDiscardedIsGone(QueueType type) {
        try (Rig rig = new Rig()) {
            Signalbox box = KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
            KeptLetters.put(rig, 0, MANY, 10);
            DeadLetters letters = box.deadLetters();
            for (int i = 0; i < 3; i++) {
                assertThat(KeptLetters.list(letters))
                        .extracting(DeadLetter::eventId)
                        .containsExactlyElementsOf(ids());
            }
            DeadLetter middle = KeptLetters.list(letters).get(MANY / 2);
            assertThat(letters.find("jobs", rig.name, middle.id())).isPresent();
            letters.discard(middle).join();
            assertThat(letters.find("jobs", rig.name, middle.id())).isEmpty();
            assertThat(KeptLetters.list(letters))
                    .hasSize(MANY - 1)
                    .extracting(DeadLetter::id)
                    .doesNotContain(middle.id());
            box.close();
            assertThat(BrokerView.ready(KeptLetters.queue(rig))).isEqualTo(MANY - 1);
        }
    }

    @Test
    void pagesShowEachOnceInItsOrderThoughOthersGoAndTheQueueIsGivenBackBetweenThem() {
        try (Rig rig = new Rig()) {
            Signalbox box = KeptLetters.reader(rig, rig.transport(), new Sightings());
            KeptLetters.put(rig, 0, 1_000, 10);
            DeadLetters letters = box.deadLetters();
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                DeadLetterPage page = letters.page("jobs", after, 150);
                page.letters().forEach(each -> seen.add(each.eventId()));
                letters.discard(page.letters().get(page.letters().size() - 1)).join();
                Await.pause(seen.size() == 300 ? 3_000 : 0); // longer than a queue is held
                after = page.next();
            } while (after != null);
            assertThat(seen).containsExactlyElementsOf(ids().subList(0, 1_000));
        }
    }

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void allAreReplayedWithinAMinuteAndEachOnce(QueueType type) {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Signalbox box = KeptLetters.reader(rig, rig.transport().queueType(type), handled);
            KeptLetters.put(rig, 0, MANY, 100);
            long begin = System.nanoTime();
            assertThat(box.deadLetters().replayAll("jobs", any -> true).join()).isEqualTo(MANY);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            Await.until(() -> box.stats().toString(), () -> box.stats().handled() == MANY);
            System.out.printf("%s: %d dead letters replayed in %d s%n", type, MANY, seconds);
            assertThat(seconds).isLessThan(60);
            assertThat(KeptLetters.list(box.deadLetters())).isEmpty();
            assertThat(handled.names()).containsExactlyInAnyOrderElementsOf(ids());
        }
    }

    @Test
    void theyAreDiscardedOneAfterTheOtherOrAllAtOnceFromTheFrontOrTheBack() {
        try (Rig rig = new Rig()) {
            Signalbox box = KeptLetters.reader(rig, rig.transport(), new Sightings());
            DeadLetters letters = box.deadLetters();
            for (boolean joined : new boolean[] {true, false}) {
                for (boolean backwards : new boolean[] {true, false}) {
                    KeptLetters.put(rig, 0, 1_000, 10);
                    List<DeadLetter> all = new ArrayList<>(KeptLetters.list(letters));
                    assertThat(all).hasSize(1_000);
                    if (backwards) {
                        Collections.reverse(all);
                    }
                    long begin = System.nanoTime();
                    List<CompletableFuture<Void>> asked = new ArrayList<>();
                    for (DeadLetter each : all) {
                        CompletableFuture<Void> discarded = letters.discard(each);
                        asked.add(discarded);
                        if (joined) {
                            discarded.join();
                        }
                    }
                    asked.forEach(CompletableFuture::join);
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                    System.out.printf("1,000 discarded, joined %b, backwards %b: %d ms%n", joined, backwards, millis);
                    assertThat(KeptLetters.list(letters)).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void largeOnesAreListedReplayedAndDiscardedLikeOthers(QueueType type) {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Signalbox box = KeptLetters.reader(rig, rig.transport().queueType(type), handled);
            KeptLetters.put(rig, 0, 20, 10);
            KeptLetters.put(rig, 20, 1, 20_000_000);
            KeptLetters.put(rig, 21, 1, 70_000_000);
            KeptLetters.put(rig, 22, 20, 10);
            DeadLetters letters = box.deadLetters();
            List<DeadLetter> all = KeptLetters.list(letters);
            assertThat(all).extracting(DeadLetter::eventId).containsExactlyElementsOf(ids().subList(0, 42));
            assertThat(all.get(21).payload()).hasSize(70_000_000);
            letters.discard(all.get(21)).join();
            letters.replay(all.get(20)).join();
            Await.until(() -> box.stats().toString(), () -> handled.count("20") == 1);
            assertThat(KeptLetters.list(letters)).hasSize(40);
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void twoBoxesThatLookAtATimeBothSeeAll(QueueType type) {
        try (Rig rig = new Rig()) {
            Signalbox one = KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
            Signalbox two = KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
            KeptLetters.put(rig, 0, 1_000, 10);
            for (int i = 0; i < 3; i++) {
                CompletableFuture<List<DeadLetter>> others =
                        CompletableFuture.supplyAsync(() -> KeptLetters.list(two.deadLetters()));
                assertThat(KeptLetters.list(one.deadLetters())).hasSize(1_000);
                assertThat(others.join()).hasSize(1_000);
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void aQueueThatSomebodyElseReadsIsNotTakenForEmpty(QueueType type) {
        try (Rig rig = new Rig()) {
            KeptLetters.reader(rig, rig.transport().queueType(type), new Sightings());
            KeptLetters.put(rig, 0, 3, 10);
            Signalbox box = rig.closing(
                    Signalbox.create(dev.signalbox.runtime.SignalboxOptions.builder(rig.name)
                            .transport(rig.transport().queueType(type).build())
                            .startTimeout(java.time.Duration.ofSeconds(4))
                            .build()),
                    Signalbox::close);
            box.subscribeAll("other", "jobs", (event, context) -> {});
            box.start();
            BrokerView.ask(channel -> {
                channel.basicConsume(KeptLetters.queue(rig), false, new com.rabbitmq.client.DefaultConsumer(channel));
                assertThatThrownBy(() -> KeptLetters.list(box.deadLetters()))
                        .isInstanceOf(SignalboxException.class)
                        .rootCause()
                        .hasMessageContaining("looked at by somebody else");
                return true;
            });
            assertThat(KeptLetters.list(box.deadLetters())).hasSize(3);
        }
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(Integer.toString(i));
        }
        return ids;
    }
}
