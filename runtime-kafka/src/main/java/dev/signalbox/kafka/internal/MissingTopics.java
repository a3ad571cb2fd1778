package dev.signalbox.kafka.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Which topics were missing for so long that they are believed to be: brokers hear of new ones late, and whoever has
 * waited for one need not wait again at the next question. Safe for use by many threads.
 */
final class MissingTopics {

    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Since when, in nano time. */
    private final ConcurrentMap<String, Long> since = new ConcurrentHashMap<>();

    /** A topic is missing, although it was waited for. */
    void missing(String topic, long now) {
        since.put(topic, now);
    }

    /** A topic is there, whoever does not know of it yet. */
    void made(String topic) {
        since.remove(topic);
    }

    /** Whether a broker may be believed that does not know of a topic. */
    boolean believed(String topic, long now) {
        Long missing = since.get(topic);
        return missing != null && now - missing < HOLDS_NANOS;
    }
}
