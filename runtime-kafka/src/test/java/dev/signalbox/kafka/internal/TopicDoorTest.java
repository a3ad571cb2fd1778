package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TopicDoorTest {

    private static final long NOW = Long.MAX_VALUE - 5;

    private final List<String> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private final TopicDoor<String> door = new TopicDoor<>(this::send);

    @Test
    void theFirstMessageAsksForTheTopicAndAllWaitForTheAnswer() {
        assertThat(door.pass("a", NOW)).isTrue();
        assertThat(door.pass("b", NOW)).isFalse();
        assertThat(sent).isEmpty();
        door.open(NOW);
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void onceTheTopicIsKnownNothingWaits() {
        open();
        assertThat(door.pass("b", NOW)).isFalse();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whatWasRefusedIsNotSentAndTheNextMessageAsksAgain() {
        door.pass("a", NOW);
        door.pass("b", NOW);
        door.refuse(refused::add);
        assertThat(refused).containsExactly("a", "b");
        assertThat(door.pass("c", NOW)).isTrue();
        door.open(NOW);
        assertThat(sent).containsExactly("c");
    }

    @Test
    void aTopicThatWasNotWrittenToForLongIsAskedForAgain() {
        open();
        long later = NOW + TimeUnit.MINUTES.toNanos(2); // past the end of the clock
        assertThat(door.pass("b", later - 1)).isFalse();
        assertThat(door.pass("c", later - 1 + TimeUnit.MINUTES.toNanos(2))).isTrue();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void theMessagesOfAThreadKeepTheirOrderWhileTheDoorOpensAndCloses() throws InterruptedException {
        int count = 20_000;
        List<Integer> order = new ArrayList<>(); // under the door's monitor, or by this thread while it is open
        TopicDoor<Integer> busy = new TopicDoor<>(order::add);
        List<Thread> openers = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < count; i++) {
            now += i % 97 == 0 ? TimeUnit.MINUTES.toNanos(3) : 1;
            long at = now;
            if (busy.pass(i, at)) {
                Thread opener = new Thread(() -> busy.open(at));
                opener.start();
                openers.add(opener);
            }
        }
        for (Thread opener : openers) {
            opener.join();
        }
        assertThat(order).hasSize(count).isSorted();
    }

    @Test
    void whatTheClientDoesNotKnowAfterAllIsAskedForAgainAndSentInItsOrder() {
        open();
        unknown.add("b");
        unknown.add("c");
        assertThat(door.pass("b", NOW)).isTrue();
        assertThat(door.pass("c", NOW)).isFalse();
        assertThat(door.open(NOW)).isFalse();
        unknown.remove("b");
        assertThat(door.open(NOW)).isFalse();
        unknown.clear();
        assertThat(door.pass("d", NOW)).isFalse();
        assertThat(door.open(NOW)).isTrue();
        assertThat(sent).containsExactly("a", "b", "c", "d");
    }

    private boolean send(String message) {
        return !unknown.contains(message) && sent.add(message);
    }

    private void open() {
        door.pass("a", NOW);
        door.open(NOW);
    }
}
