package dev.signalbox.kafka.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way of messages to one topic. The client waits, in its caller's thread, for a topic that it knows
 * nothing of; so what is published before it knows the topic, or after the topic was deleted, queues up here,
 * and whoever publishes goes on. Later messages of a thread never overtake its earlier ones.
 */
final class TopicDoor<T> {

    /** The client forgets topics that were not written to for five minutes. */
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Predicate<T> send;
    private final Queue<T> waiting = new ArrayDeque<>();

    /** Whether the topic is known, and nothing waits. Written under the monitor. */
    private volatile boolean open;

    /** When the topic was last written to. */
    private volatile long lastSent;

    /**
     * A door that is closed.
     *
     * @param send hands a message to the client; false if the client does not know the topic after all
     */
    TopicDoor(Predicate<T> send) {
        this.send = send;
    }

    /**
     * Sends a message, or lets it wait.
     *
     * @param now a nano time
     * @return true if somebody has to find out about the topic, and call {@link #open} or {@link #refuse}
     */
    boolean pass(T message, long now) {
        if (open && now - lastSent < FRESH_NANOS) {
            lastSent = now;
            if (send.test(message)) {
                return false;
            }
        }
        synchronized (this) {
            boolean first = waiting.isEmpty();
            waiting.add(message);
            open = false;
            return first;
        }
    }

    /**
     * The topic is known: sends what has waited.
     *
     * @return false if the client does not know it after all: it has to be found out again
     */
    boolean open(long now) {
        synchronized (this) {
            for (T message = waiting.peek(); message != null; message = waiting.peek()) {
                if (!send.test(message)) {
                    return false;
                }
                waiting.remove();
            }
            lastSent = now;
            open = true;
            return true;
        }
    }

    /** The topic cannot be had: what has waited is not sent. */
    void refuse(Consumer<T> refused) {
        Queue<T> all;
        synchronized (this) {
            all = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        all.forEach(refused);
    }
}
