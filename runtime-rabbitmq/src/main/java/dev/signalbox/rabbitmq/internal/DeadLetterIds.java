package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What dead letters are called. Ours bear their names. What strangers, or the broker itself, have put among them
 * is called by its content and its queue, and by a number among those that are equal; so the name stays the same
 * as long as the message is there. What was taken away is remembered, because copies may come to light later.
 * Used by one thread.
 */
final class DeadLetterIds {

    private static final int REMEMBERED = 100_000;
    private static final int RANDOM = 4;
    private static final int HASH_BYTES = 16;
    private static final char NUMBER = '-';

    private final Set<String> gone = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** The name that a dead letter of ours bears. */
    Optional<String> of(Seen message) {
        return LetterMessages.id(message.properties()).filter(DeadLetterIds::isRandom);
    }

    /** The topic that a dead letter's message came from; empty where nothing tells. */
    String topic(Seen message, String group) {
        return LetterMessages.topic(message.properties(), group).orElse("");
    }

    /** When it became one; the beginning of 1970 where nothing tells. */
    Instant failedAt(Seen message, String group) {
        return LetterMessages.failedAt(message.properties(), group);
    }

    /**
     * The name of a stranger's.
     *
     * @param taken those of the queue that have names already
     */
    String derived(String queue, Seen message, Set<String> taken) {
        String hash = hash(queue, message);
        int number = 0;
        while (taken.contains(hash + NUMBER + number) || isGone(hash + NUMBER + number)) {
            number++;
        }
        return hash + NUMBER + number;
    }

    /** Whether a message can be the dead letter with a name. */
    boolean isOf(String id, String queue, Seen message) {
        return of(message).map(id::equals).orElseGet(() -> id.startsWith(hash(queue, message) + NUMBER));
    }

    void taken(String id) {
        gone.add(id);
    }

    boolean isGone(String id) {
        return gone.contains(id);
    }

    /** Older versions made names out of the event's id, which others may share. */
    private static boolean isRandom(String id) {
        try {
            return UUID.fromString(id).version() == RANDOM;
        } catch (IllegalArgumentException foreign) {
            return false;
        }
    }

    private static String hash(String queue, Seen message) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Each JDK has it", impossible);
        }
        digest.update(queue.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text(message.properties()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(message.body());
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    /** What the broker counts changes with each look. */
    private static String text(BasicProperties properties) {
        return AmqpHeaders.describe(properties);
    }
}
