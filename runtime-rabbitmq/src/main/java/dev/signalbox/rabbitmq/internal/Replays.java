package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.signalbox.Headers;
import dev.signalbox.rabbitmq.internal.PackedMessage.Content;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Map;
import java.util.Optional;

/**
 * Messages that come again from the dead letters: at the end of their group's queue, past the exchange, with
 * notes that say what they are. What strangers publish is a message like any other, whatever its headers.
 */
final class Replays {

    private Replays() {}

    /**
     * A letter's message that comes again.
     *
     * @param frameMax how many bytes its headers may have, 0 without a limit
     */
    static Content write(Content original, String topic, String group, InboundMessage.Replay replay, int frameMax) {
        Headers.Builder notes = Headers.builder()
                .add(LetterNotes.TOPIC, topic)
                .add(LetterNotes.GROUP, group)
                .add(LetterNotes.REPLAYS, Integer.toString(replay.replays()));
        if (replay.handler() != null) {
            notes.add(LetterNotes.HANDLER, replay.handler());
        }
        return PackedMessage.write(original.properties(), notes.build(), original.body(), frameMax);
    }

    /**
     * A message from a group's queue, replayed or not.
     *
     * @param queue its name
     * @param pattern what it is bound with
     */
    static InboundMessage message(
            Envelope envelope, String queue, TopicPattern pattern, BasicProperties properties, byte[] body) {
        boolean pastTheExchange = isPastTheExchange(envelope, queue);
        Headers notes = KeptMessage.notes(properties);
        if (LetterMessages.isComplete(notes)) {
            return moved(notes, group(queue, pattern), PackedMessage.original(properties, body));
        }
        if (pastTheExchange && KeptMessage.isKept(notes)) {
            return replayed(notes, 0, PackedMessage.original(properties, body));
        }
        String topic = pastTheExchange && pattern.exact() ? pattern.toString() : envelope.getRoutingKey();
        return new InboundMessage(
                        topic,
                        null,
                        AmqpHeaders.message(properties),
                        body,
                        new InboundMessage.Origin(pattern, -1, -1, "queue " + queue),
                        null)
                .withOriginal(properties);
    }

    /** Whether a message is a dead letter of another group that somebody has published to the exchange again. */
    static boolean isForAnotherGroup(
            Envelope envelope, String queue, TopicPattern pattern, BasicProperties properties) {
        Headers notes = KeptMessage.notes(properties);
        return !isPastTheExchange(envelope, queue)
                && LetterMessages.isComplete(notes)
                && !notes.first(LetterNotes.GROUP).equals(Optional.of(group(queue, pattern)));
    }

    private static boolean isPastTheExchange(Envelope envelope, String queue) {
        return envelope.getExchange().isEmpty() && envelope.getRoutingKey().equals(queue);
    }

    private static String group(String queue, TopicPattern pattern) {
        return queue.substring(0, queue.length() - pattern.toString().length() - 1);
    }

    /** A dead letter that somebody else has moved here: for its group it is a replay, and others keep it. */
    private static InboundMessage moved(Headers notes, String group, Content original) {
        String of = notes.first(LetterNotes.GROUP).orElse(group);
        return of.equals(group)
                ? replayed(notes, 1, original)
                : replayed(notes, 0, original)
                        .poisoned(new InboundMessage.Poison(
                                0,
                                "This is a dead letter of the group " + of + ", and somebody has put it into a queue"
                                        + " of the group " + group));
    }

    private static InboundMessage replayed(Headers notes, int more, Content original) {
        int replays = notes.first(LetterNotes.REPLAYS).map(Replays::number).orElse(0) + more;
        return new InboundMessage(
                        notes.first(LetterNotes.TOPIC).orElse(""),
                        null,
                        AmqpHeaders.message(original.properties()),
                        original.body(),
                        InboundMessage.Origin.UNKNOWN,
                        new InboundMessage.Replay(
                                notes.first(LetterNotes.HANDLER).orElse(null), Math.max(1, replays)))
                .withOriginal(original.properties());
    }

    /**
     * How often the broker says that it has delivered a message before; 0 where it does not count. At a first
     * delivery a count is somebody else's.
     */
    static long deliveries(Envelope envelope, BasicProperties properties) {
        Map<String, Object> table = properties.getHeaders();
        return envelope.isRedeliver() && table != null && table.get("x-delivery-count") instanceof Number count
                ? count.longValue()
                : 0;
    }

    /** What ends its consumers, as the broker's count says. */
    static InboundMessage.Poison poison(long deliveries) {
        return new InboundMessage.Poison(
                (int) Math.min(deliveries, Integer.MAX_VALUE),
                "The message was delivered " + deliveries + " times and never settled");
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }
}
