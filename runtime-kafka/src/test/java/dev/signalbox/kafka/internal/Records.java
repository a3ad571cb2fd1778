package dev.signalbox.kafka.internal;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer has them. */
final class Records {

    private Records() {}

    /** A record as it is read once it was written to a place. */
    static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written, int partition, long offset) {
        return new ConsumerRecord<>(
                written.topic(),
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                written.headers(),
                Optional.empty());
    }

    /** A record without anything in it. */
    static ConsumerRecord<byte[], byte[]> empty(String topic, int partition, long offset) {
        return read(new ProducerRecord<>(topic, null, new byte[0]), partition, offset);
    }
}
