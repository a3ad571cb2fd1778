package dev.signalbox.runtime.transport;

import dev.signalbox.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as a broker keeps it: the message as it arrived, and beside it why it is here.
 *
 * @param id what names the letter, and nothing else. The engine proposes one that stays the same when storing
 *     the letter is tried again, and, where the message has a position, also when another process fails at the
 *     same message. A store may list another one, as unique
 * @param topic the event's topic
 * @param group the group that failed
 * @param key the message's key, or null where it has none
 * @param headers the message's headers, in order
 * @param payload the body; owned by the letter, not copied
 * @param notes the letter's own headers, whose names begin with {@code sbx_dl_}
 * @param original {@link InboundMessage#original()} of the message where this letter is to be stored; null
 *     where it was listed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
public record StoredLetter(
        String id,
        String topic,
        String group,
        @Nullable String key,
        Headers headers,
        byte[] payload,
        Headers notes,
        @Nullable Object original) {

    /** What the names of a letter's own headers begin with. */
    public static final String NOTE_PREFIX = "sbx_dl_";

    public StoredLetter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(notes, "notes");
    }

    /** A letter as a store lists it. */
    public StoredLetter(
            String id,
            String topic,
            String group,
            @Nullable String key,
            Headers headers,
            byte[] payload,
            Headers notes) {
        this(id, topic, group, key, headers, payload, notes, null);
    }

    /** Where it is kept. */
    public DeadLetterStore.Place place() {
        return new DeadLetterStore.Place(topic, group);
    }

    /** The message's headers and the notes behind them, for brokers that keep both in one place. */
    public Headers allHeaders() {
        return MessageAndNotes.join(headers, notes);
    }

    /** Without the payload and the headers' values, which may be confidential. */
    @Override
    public String toString() {
        return "StoredLetter[id=" + id + ", topic=" + topic + ", group=" + group + ", key=" + key + ", headers="
                + headers + ", payload=" + payload.length + " bytes, notes=" + notes + "]";
    }
}
