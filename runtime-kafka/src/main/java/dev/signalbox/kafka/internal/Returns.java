package dev.signalbox.kafka.internal;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.MessageAndNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a {@linkplain LetterTopics#returns() returns topic}. Each says that one letter is gone, and the
 * first that says so of a letter counts; that of a replay is the message too, so that both happen in one step.
 * Besides there are marks of how far the group has handled what was replayed, for the day when its offsets are
 * gone.
 */
final class Returns {

    /** The letter that is gone. */
    private static final String LETTER = StoredLetter.NOTE_PREFIX + "letter";

    /** Who has taken the letter away, this time. */
    private static final String TAKEN_BY = StoredLetter.NOTE_PREFIX + "taken_by";

    /** A mark: the offset of the last replay that is handled with all before it. */
    private static final String HANDLED = StoredLetter.NOTE_PREFIX + "handled";

    /** On a mark: the letter of that replay, because offsets alone can begin again. */
    private static final String HANDLED_LETTER = StoredLetter.NOTE_PREFIX + "handled_letter";

    private Returns() {}

    /**
     * Who takes a letter away.
     *
     * @param by is different each time
     * @param partition of the returns; null if the producer is to choose by the key
     */
    record Taking(
            LetterTopics topics,
            LetterId letter,
            String by,
            @Nullable Integer partition) {}

    /**
     * What a record says of a letter.
     *
     * @param letter that is gone
     * @param by who has taken it away
     */
    record Gone(LetterId letter, String by) {}

    /**
     * How far what was replayed has been handled.
     *
     * @param offset of the last replay that is handled with all before it
     * @param letter what that replay says is gone
     */
    record Handled(long offset, String letter) {}

    /** The letter's message comes again. */
    static ProducerRecord<byte[], byte[]> replayed(
            Taking taking, ConsumerRecord<byte[], byte[]> letter, InboundMessage.Replay replay) {
        Headers all = MessageRecords.headers(letter);
        Headers notes = MessageAndNotes.notes(all);
        Headers.Builder headers = taken(taking).add(LetterNotes.REPLAYS, Integer.toString(replay.replays()));
        if (replay.handler() != null) {
            headers.add(LetterNotes.HANDLER, replay.handler());
        }
        notes.first(LetterNotes.PARTITION).ifPresent(partition -> headers.add(LetterNotes.PARTITION, partition));
        notes.first(LetterNotes.OFFSET).ifPresent(offset -> headers.add(LetterNotes.OFFSET, offset));
        return MessageRecords.record(
                taking.topics().returns(),
                taking.partition(),
                letter.key(),
                Arrived.besideNotes(letter),
                headers.build(),
                letter.value());
    }

    /** The letter is given up. Has its key, so that what is said of one letter is in one partition. */
    static ProducerRecord<byte[], byte[]> discarded(Taking taking, byte @Nullable [] key) {
        return MessageRecords.record(
                taking.topics().returns(),
                taking.partition(),
                key,
                taken(taking).build(),
                null);
    }

    /** All replays up to one are handled. */
    static ProducerRecord<byte[], byte[]> handled(LetterTopics topics, int partition, Handled last) {
        Headers headers = Headers.of(HANDLED, Long.toString(last.offset()), HANDLED_LETTER, last.letter());
        return MessageRecords.record(topics.returns(), partition, null, headers, null);
    }

    private static Headers.Builder taken(Taking taking) {
        return Headers.builder()
                .add(LETTER, taking.letter().toString())
                .add(TAKEN_BY, taking.by())
                .add(LetterNotes.GROUP, taking.topics().group())
                .add(LetterNotes.TOPIC, taking.topics().topic());
    }

    /** What a record says of a letter; nothing if it says nothing. */
    static Optional<Gone> gone(ConsumerRecord<?, ?> record) {
        Headers notes = notes(record);
        return notes.first(LETTER)
                .flatMap(LetterId::of)
                .map(letter -> new Gone(letter, notes.first(TAKEN_BY).orElse("")));
    }

    /** The letter that a record says is gone, as text; empty if it says so of none. */
    static String letter(ConsumerRecord<?, ?> record) {
        return notes(record).first(LETTER).orElse("");
    }

    /** Whether a record is the message of a letter that was replayed. */
    static boolean isReplay(ConsumerRecord<?, ?> record) {
        return notes(record).first(LetterNotes.REPLAYS).isPresent();
    }

    /** How far a record says that replays are handled; nothing if it is no mark. */
    static Optional<Handled> handled(ConsumerRecord<?, ?> record) {
        Headers notes = notes(record);
        return notes.first(HANDLED)
                .map(offset -> new Handled(
                        parseLong(offset, -1), notes.first(HANDLED_LETTER).orElse("")));
    }

    /**
     * The message of a record, for the topic that it came from; nothing if the letter was discarded, is another
     * group's, or came from another topic.
     */
    static Optional<InboundMessage> message(ConsumerRecord<byte[], byte[]> record, LetterTopics topics) {
        Headers all = MessageRecords.headers(record);
        Headers notes = MessageAndNotes.notes(all);
        if (!MessageRecords.isOf(notes, topics)) {
            return Optional.empty();
        }
        return notes.first(LetterNotes.REPLAYS)
                .map(replays -> new InboundMessage(
                        topics.topic(),
                        KeyText.ofNullable(record.key()),
                        MessageAndNotes.message(all),
                        MessageRecords.payload(record),
                        new InboundMessage.Origin(
                                null, (int) number(notes, LetterNotes.PARTITION), number(notes, LetterNotes.OFFSET)),
                        new InboundMessage.Replay(
                                notes.first(LetterNotes.HANDLER).orElse(null), Math.max(1, parse(replays, 1)))))
                .map(message -> Arrived.keepBesideNotes(message, record));
    }

    private static Headers notes(ConsumerRecord<?, ?> record) {
        return MessageAndNotes.notes(MessageRecords.headers(record));
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
