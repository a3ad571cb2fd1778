package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.MessageAndNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message with all its properties and headers, types and all, beside notes of ours: a dead letter, or a message
 * that is replayed. Those that the broker acts on (it would send copies, let the message expire, or refuse it)
 * have names meanwhile that it does not know. A message that does not fit into a frame together with our notes
 * has all that in its body.
 */
final class KeptMessage {

    /** What begins the names of headers that the broker would act on. */
    private static final String HEADER = StoredLetter.NOTE_PREFIX + "header_";

    /** What begins the names of properties that the broker would act on. */
    private static final String PROPERTY = StoredLetter.NOTE_PREFIX + "property_";

    private static final String PRIORITY = PROPERTY + "priority";
    private static final String EXPIRATION = PROPERTY + "expiration";
    private static final String USER_ID = PROPERTY + "user-id";
    private static final String REPLY_TO = PROPERTY + "reply-to";
    private static final String DELIVERY_MODE = PROPERTY + "delivery-mode";

    private static final String DIRECT_REPLY = "amq.rabbitmq.reply-to";
    private static final int PERSISTENT = 2;

    private static final List<String> ACTED_ON = List.of("CC", "BCC", "x-delivery-count", "x-acquired-count");
    private static final List<String> ACTED_ON_BEGINNINGS = List.of(
            "x-death",
            "x-first-death-",
            "x-last-death-",
            "x-delay",
            "x-stream-",
            "x-opt-",
            "x-received-from",
            "x-shovelled");

    private KeptMessage() {}

    /** Properties that say all that the original's say, and the notes. */
    static BasicProperties write(BasicProperties original, Headers notes) {
        Map<String, Object> table = new LinkedHashMap<>();
        Map<String, Object> headers = original.getHeaders();
        if (headers != null) {
            headers.forEach((name, value) -> table.put(keptName(name), value));
        }
        put(table, PRIORITY, original.getPriority());
        put(table, EXPIRATION, original.getExpiration());
        put(table, USER_ID, original.getUserId());
        put(table, DELIVERY_MODE, original.getDeliveryMode());
        BasicProperties.Builder kept =
                original.builder().priority(null).expiration(null).userId(null).deliveryMode(PERSISTENT);
        if (original.getReplyTo() != null && original.getReplyTo().startsWith(DIRECT_REPLY)) {
            put(table, REPLY_TO, original.getReplyTo());
            kept.replyTo(null);
        }
        for (Headers.Header note : notes) {
            table.put(note.name(), note.value());
        }
        return kept.headers(table).build();
    }

    /** The original's properties of a message that was written so. */
    static BasicProperties original(BasicProperties kept) {
        Map<String, Object> all = kept.getHeaders() == null ? Map.of() : kept.getHeaders();
        Map<String, Object> table = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(HEADER)) {
                table.put(name.substring(HEADER.length()), value);
            } else if (!MessageAndNotes.isNote(name) && !isActedOn(name)) {
                table.put(MessageAndNotes.arrived(name), value);
            }
        });
        return kept.builder()
                .headers(table)
                .priority(property(all, PRIORITY, Integer::valueOf))
                .expiration(property(all, EXPIRATION, text -> text))
                .userId(property(all, USER_ID, text -> text))
                .deliveryMode(property(all, DELIVERY_MODE, Integer::valueOf))
                .replyTo(all.containsKey(REPLY_TO) ? property(all, REPLY_TO, text -> text) : kept.getReplyTo())
                .build();
    }

    /** The notes of a message that was written so. */
    static Headers notes(BasicProperties kept) {
        Headers.Builder notes = Headers.builder();
        Map<String, Object> all = kept.getHeaders();
        if (all != null) {
            all.keySet().stream().sorted().forEach(name -> {
                if (MessageAndNotes.isNote(name) && !name.startsWith(HEADER) && !name.startsWith(PROPERTY)) {
                    notes.add(name, AmqpText.of(all.get(name)));
                }
            });
        }
        return notes.build();
    }

    /** Whether notes are there that each message has that was written so. */
    static boolean isKept(Headers notes) {
        return notes.first(LetterNotes.TOPIC).isPresent()
                && notes.first(LetterNotes.REPLAYS).isPresent();
    }

    private static String keptName(String name) {
        return isActedOn(name) ? HEADER + name : MessageAndNotes.kept(name);
    }

    private static boolean isActedOn(String name) {
        return ACTED_ON.contains(name) || ACTED_ON_BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    private static void put(Map<String, Object> table, String name, @Nullable Object value) {
        if (value != null) {
            table.put(name, value.toString());
        }
    }

    private static <T> @Nullable T property(Map<String, Object> table, String name, Function<String, T> read) {
        Object value = table.get(name);
        try {
            return value == null ? null : read.apply(AmqpText.of(value));
        } catch (NumberFormatException foreign) {
            return null;
        }
    }
}
