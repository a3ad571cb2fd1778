package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Map;

/**
 * Messages that come again from the dead letters: at the end of their group's queue, with headers that say
 * what they are.
 */
final class Replays {

    private Replays() {}

    /** The headers of a letter's message that comes again. */
    static Headers headers(Headers message, String topic, InboundMessage.Replay replay) {
        Headers.Builder headers = Headers.builder()
                .addAll(message)
                .add(LetterNotes.TOPIC, topic)
                .add(LetterNotes.REPLAYS, Integer.toString(replay.replays()));
        if (replay.handler() != null) {
            headers.add(LetterNotes.HANDLER, replay.handler());
        }
        return headers.build();
    }

    /** A message from a group's queue, replayed or not. */
    static InboundMessage message(String routingKey, TopicPattern pattern, BasicProperties properties, byte[] body) {
        Headers headers = AmqpHeaders.message(properties);
        Headers notes = AmqpHeaders.notes(properties);
        String replays = notes.first(LetterNotes.REPLAYS).orElse(null);
        if (replays == null) {
            return new InboundMessage(
                    routingKey, null, headers, body, new InboundMessage.Origin(pattern, -1, -1), null);
        }
        return new InboundMessage(
                notes.first(LetterNotes.TOPIC).orElse(routingKey),
                null,
                headers,
                body,
                InboundMessage.Origin.UNKNOWN,
                new InboundMessage.Replay(notes.first(LetterNotes.HANDLER).orElse(null), number(replays)));
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
            return Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException foreign) {
            return 1;
        }
    }
}
