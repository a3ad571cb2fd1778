package dev.signalbox.kafka.internal;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The records of a {@linkplain LetterTopics#returns() returns topic}. Each says that one letter is gone;
 * that of a replay is the message too, so that both happen in one step.
 */
final class Returns {

    /** The letter that is gone. */
    private static final String LETTER = StoredLetter.NOTE_PREFIX + "letter";

    private Returns() {}

    /** The letter's message comes again. */
    static ProducerRecord<byte[], byte[]> replayed(
            LetterTopics topics, ConsumerRecord<byte[], byte[]> letter, InboundMessage.Replay replay) {
        Headers notes = MessageRecords.headers(letter, false);
        Headers.Builder headers = Headers.builder()
                .addAll(MessageRecords.headers(letter, true))
                .add(LETTER, LetterPosition.of(letter).toString())
                .add(LetterNotes.REPLAYS, Integer.toString(replay.replays()));
        if (replay.handler() != null) {
            headers.add(LetterNotes.HANDLER, replay.handler());
        }
        notes.first(LetterNotes.PARTITION).ifPresent(partition -> headers.add(LetterNotes.PARTITION, partition));
        notes.first(LetterNotes.OFFSET).ifPresent(offset -> headers.add(LetterNotes.OFFSET, offset));
        return MessageRecords.record(topics.returns(), letter.key(), headers.build(), letter.value());
    }

    /** The letter is given up. */
    static ProducerRecord<byte[], byte[]> discarded(LetterTopics topics, LetterPosition letter) {
        return MessageRecords.record(topics.returns(), null, Headers.of(LETTER, letter.toString()), null);
    }

    /** The letter that a record says is gone. */
    static Optional<LetterPosition> letter(ConsumerRecord<?, ?> record) {
        return MessageRecords.headers(record, false).first(LETTER).flatMap(LetterPosition::of);
    }

    /** The message of a record, for the topic that it came from; nothing if the letter was discarded. */
    static Optional<InboundMessage> message(ConsumerRecord<byte[], byte[]> record, String topic) {
        Headers notes = MessageRecords.headers(record, false);
        return notes.first(LetterNotes.REPLAYS)
                .map(replays -> new InboundMessage(
                        topic,
                        KeyText.ofNullable(record.key()),
                        MessageRecords.headers(record, true),
                        MessageRecords.payload(record),
                        new InboundMessage.Origin(
                                null, (int) number(notes, LetterNotes.PARTITION), number(notes, LetterNotes.OFFSET)),
                        new InboundMessage.Replay(
                                notes.first(LetterNotes.HANDLER).orElse(null), Math.max(1, parse(replays, 1)))));
    }

    private static long number(Headers notes, String name) {
        return notes.first(name).map(text -> parseLong(text, -1)).orElse(-1L);
    }

    private static int parse(String text, int otherwise) {
        return (int) Math.min(Integer.MAX_VALUE, parseLong(text, otherwise));
    }

    private static long parseLong(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException foreign) {
            return otherwise;
        }
    }
}
