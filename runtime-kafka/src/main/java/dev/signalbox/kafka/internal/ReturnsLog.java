package dev.signalbox.kafka.internal;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the boxes of a group have written about its dead letters: which are gone, and which of two boxes
 * that took one away at the same moment was the first. Not safe for use by several threads.
 */
final class ReturnsLog {

    /** How old an answer may be where the one that counts is asked for later. */
    private static final long FRESH_NANOS = 200_000_000;

    private final RecordReader reader;
    private final TopicAdmin topics;
    private final Map<LetterTopics, LetterPlace> places = new HashMap<>();

    /** The letters that are being taken away, and who was the first. */
    private final Map<LetterId, String> takers = new HashMap<>();

    ReturnsLog(RecordReader reader, TopicAdmin topics) {
        this.reader = reader;
        this.topics = topics;
    }

    /** What is known of a place: its topics as they are now, its returns as they were a moment ago. */
    LetterPlace recent(LetterTopics of) {
        LetterPlace place = look(of);
        if (!place.isFresh(System.nanoTime(), FRESH_NANOS)) {
            readOn(place);
        }
        return place;
    }

    /** What is known of a place now: what is new is read. */
    LetterPlace current(LetterTopics of) {
        LetterPlace place = look(of);
        readOn(place);
        return place;
    }

    private LetterPlace look(LetterTopics of) {
        LetterPlace place = places.computeIfAbsent(of, LetterPlace::new);
        place.are(topics.shapes(LetterPlace.names(of)).join());
        return place;
    }

    /** Reads what is new of a place. */
    void readOn(LetterPlace place) {
        long now = System.nanoTime();
        Map<TopicPartition, Long> from = new HashMap<>();
        place.returnsPartitions().forEach(partition -> from.put(partition, place.returnsRead(partition)));
        if (from.isEmpty()) {
            place.returnsRead(Map.of(), now);
            return;
        }
        Map<TopicPartition, Long> ends = reader.ends(from.keySet());
        from.replaceAll((partition, next) -> next > ends.getOrDefault(partition, next) ? 0 : next); // its end was lost
        if (!from.equals(ends)) {
            if (from.containsValue(0L)) {
                reader.beginnings(from.keySet()).forEach((partition, first) -> from.merge(partition, first, Math::max));
            }
            place.returnsRead(reader.read(from, ends, record -> take(place, record)), now);
        } else {
            place.returnsRead(from, now);
        }
    }

    /** From now on it is noticed who is the first to take a letter away. */
    void watch(LetterId letter) {
        takers.put(letter, "");
    }

    /** Who was the first to take a letter away; null if nobody was seen to. Ends the watch. */
    @Nullable
    String first(LetterId letter) {
        String first = takers.remove(letter);
        return first == null || first.isEmpty() ? null : first;
    }

    private long take(LetterPlace place, ConsumerRecord<byte[], byte[]> record) {
        Returns.gone(record)
                .filter(each -> each.letter().life().equals(place.letters().id()))
                .ifPresent(each -> {
                    LetterId letter = each.letter();
                    if (place.gone().add(letter.partition(), letter.offset(), letter.epoch())) {
                        takers.computeIfPresent(letter, (any, first) -> first.isEmpty() ? each.by() : first);
                    }
                });
        return record.offset() + 1;
    }
}
