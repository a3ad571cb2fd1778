package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import dev.signalbox.rabbitmq.internal.PackedMessage.Content;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Dead letters as messages, and back: ours, and those that the broker itself has put among them. */
final class LetterMessages {

    /** What the letter is called; the broker gives it no name. */
    private static final String ID = StoredLetter.NOTE_PREFIX + "id";

    /** The queue that the message came from, for a box that does not read it. */
    private static final String QUEUE = StoredLetter.NOTE_PREFIX + "queue";

    /** The reason of dead letters that the broker has made. */
    private static final String FAILED = "HANDLER_FAILED";

    private LetterMessages() {}

    /**
     * A letter as a message.
     *
     * @param queue where its message came from
     * @param frameMax how many bytes its headers may have, 0 without a limit
     */
    static Content write(StoredLetter letter, String queue, int frameMax) {
        BasicProperties original =
                letter.original() instanceof BasicProperties arrived ? arrived : AmqpHeaders.write(letter.headers());
        Headers notes = Headers.builder()
                .addAll(letter.notes())
                .add(ID, letter.id())
                .add(QUEUE, queue)
                .build();
        return PackedMessage.write(original, notes, letter.payload(), frameMax);
    }

    /** A letter from its queue. */
    static StoredLetter read(String id, String topic, String group, Seen seen) {
        Content original = original(seen, group);
        return new StoredLetter(
                id,
                topic,
                group,
                null,
                AmqpHeaders.message(original.properties()),
                original.body(),
                notes(seen.properties(), topic, group));
    }

    /** The message of a letter, as it arrived. */
    static Content original(Seen seen, String group) {
        return isOurs(seen.properties())
                ? PackedMessage.original(seen.properties(), seen.body())
                : new Content(BrokerDeath.undone(seen.properties(), group), seen.body());
    }

    /** What a letter is called; empty for a stranger's. */
    static Optional<String> id(BasicProperties letter) {
        return isOurs(letter) ? KeptMessage.notes(letter).first(ID) : Optional.empty();
    }

    /** Whether a message is a dead letter that we have stored, wherever it is now. */
    static boolean isComplete(Headers notes) {
        return KeptMessage.isKept(notes)
                && notes.first(ID).isPresent()
                && notes.first(LetterNotes.GROUP).isPresent()
                && notes.first(LetterNotes.REASON).isPresent();
    }

    /** The topic that the message of a letter came from, where the letter says so. */
    static Optional<String> topic(BasicProperties letter, String group) {
        return isOurs(letter)
                ? KeptMessage.notes(letter).first(LetterNotes.TOPIC)
                : BrokerDeath.last(letter, group).flatMap(BrokerDeath::topic);
    }

    /** When a letter became one; the beginning of 1970 where nothing tells. */
    static Instant failedAt(BasicProperties letter, String group) {
        try {
            return KeptMessage.notes(letter)
                    .first(LetterNotes.FAILED_AT)
                    .map(Instant::parse)
                    .or(() -> BrokerDeath.last(letter, group).map(BrokerDeath::at))
                    .orElse(Instant.EPOCH);
        } catch (DateTimeException foreign) {
            return Instant.EPOCH;
        }
    }

    /** The queue that its message came from, where the letter says so. */
    static Optional<String> queue(BasicProperties letter, String group) {
        return isOurs(letter)
                ? KeptMessage.notes(letter).first(QUEUE)
                : BrokerDeath.last(letter, group).map(BrokerDeath::queue);
    }

    /** Whether there are notes of ours: on letters, and on replays that the broker has moved here. */
    private static boolean isOurs(BasicProperties properties) {
        return KeptMessage.isKept(KeptMessage.notes(properties));
    }

    private static Headers notes(BasicProperties letter, String topic, String group) {
        Headers known = isOurs(letter) ? KeptMessage.notes(letter) : Headers.empty();
        if (known.first(LetterNotes.REASON).isPresent()) {
            return known;
        }
        Headers.Builder notes = Headers.builder().addAll(known);
        BrokerDeath.last(letter, group)
                .ifPresent(death -> notes.add(LetterNotes.FAILED_AT, death.at().toString())
                        .add(
                                LetterNotes.ERROR_MESSAGE,
                                "RabbitMQ has moved the message out of the queue " + death.queue() + ": "
                                        + death.told()));
        notes.add(LetterNotes.REASON, FAILED).add(LetterNotes.GROUP, group);
        if (known.first(LetterNotes.TOPIC).isEmpty()) {
            notes.add(LetterNotes.TOPIC, topic);
        }
        return notes.build();
    }
}
