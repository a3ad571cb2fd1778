package dev.signalbox.kafka.internal;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions that a member's client reads nothing of for the time being. By the poll thread alone. */
final class Pauses {

    private final Consumer<?, ?> consumer;
    private final Set<TopicPartition> paused = new HashSet<>();

    /** None. */
    Pauses(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** These are paused from now on, and no others. */
    void only(Set<TopicPartition> wanted) {
        if (wanted.equals(paused)) {
            return;
        }
        Set<TopicPartition> resumed = new HashSet<>(paused);
        resumed.removeAll(wanted);
        consumer.resume(resumed);
        consumer.pause(wanted);
        paused.clear();
        paused.addAll(wanted);
    }

    /** The member does not have it any more. */
    void forget(TopicPartition partition) {
        paused.remove(partition);
    }

    /** Whether there are so many, and some. */
    boolean are(int count) {
        return count > 0 && paused.size() == count;
    }
}
