package dev.signalbox.kafka.internal;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a dead letter is; as text it is the letter's id. */
record LetterPosition(int partition, long offset) {

    /** Where this letter is. */
    static LetterPosition of(ConsumerRecord<?, ?> letter) {
        return new LetterPosition(letter.partition(), letter.offset());
    }

    /** Reads an id; nothing if it is none. */
    static Optional<LetterPosition> of(String id) {
        int colon = id.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LetterPosition(
                    Integer.parseInt(id.substring(0, colon)), Long.parseLong(id.substring(colon + 1))));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
