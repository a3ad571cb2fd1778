package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.Optional;

/** Dead letters as messages, and back. */
final class LetterMessages {

    /** What the letter is called; the broker gives it no name. */
    private static final String ID = StoredLetter.NOTE_PREFIX + "id";

    /** The queue that the message came from, for a box that does not read it. */
    private static final String QUEUE = StoredLetter.NOTE_PREFIX + "queue";

    private LetterMessages() {}

    /**
     * A letter's properties.
     *
     * @param queue where its message came from
     */
    static BasicProperties write(StoredLetter letter, String queue) {
        return AmqpHeaders.write(Headers.builder()
                .addAll(letter.allHeaders())
                .add(ID, letter.id())
                .add(QUEUE, queue)
                .build());
    }

    /** A letter from its queue. */
    static StoredLetter read(String group, String topic, QueueBrowser.Seen seen) {
        return new StoredLetter(
                id(seen),
                topic,
                group,
                null,
                AmqpHeaders.message(seen.properties()),
                seen.body(),
                AmqpHeaders.notes(seen.properties()));
    }

    /** What a letter is called; empty for a stranger's. */
    static String id(QueueBrowser.Seen letter) {
        return AmqpHeaders.notes(letter.properties()).first(ID).orElse("");
    }

    /** The queue that its message came from, where the letter says so. */
    static Optional<String> queue(QueueBrowser.Seen letter) {
        return AmqpHeaders.notes(letter.properties()).first(QUEUE);
    }
}
