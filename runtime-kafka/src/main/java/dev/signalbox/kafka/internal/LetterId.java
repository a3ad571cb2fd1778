package dev.signalbox.kafka.internal;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/**
 * What names a dead letter, and never anything else. Its place alone would not: offsets begin again when the
 * topic is made anew, and when the end of its log is lost. The first has another topic id, the second another
 * leader epoch. As text: {@code 3:1042:0:Xk3f9rPzRmWp2cT1bQ8u7A}.
 *
 * @param life the id of the topic that holds the letter
 * @param partition where it is in that topic
 * @param offset where it is in that partition
 * @param epoch the leader's epoch when it was written; {@link #NO_EPOCH} where the broker tells none
 */
record LetterId(Uuid life, int partition, long offset, int epoch) {

    static final int NO_EPOCH = -1;

    private static final int PARTS = 4;

    /** The name of a letter that was read from a topic with this id. */
    static LetterId of(Uuid life, ConsumerRecord<?, ?> letter) {
        return new LetterId(life, letter.partition(), letter.offset(), epochOf(letter));
    }

    /** The leader's epoch when a record was written. */
    static int epochOf(ConsumerRecord<?, ?> record) {
        return record.leaderEpoch().orElse(NO_EPOCH);
    }

    /** Reads one; nothing if the text is none. */
    static Optional<LetterId> of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LetterId(
                    Uuid.fromString(parts[3]),
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    Integer.parseInt(parts[2])));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return partition + ":" + offset + ":" + epoch + ":" + life;
    }
}
