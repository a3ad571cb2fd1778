package dev.signalbox.kafka.internal;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Messages and dead letters as Kafka's records, and back. */
final class MessageRecords {

    private static final byte[] NO_BYTES = {};

    private MessageRecords() {}

    private record Written(String key, byte[] value) implements Header {}

    static ProducerRecord<byte[], byte[]> of(OutboundMessage message) {
        return record(message.topic(), message.key(), message.headers(), message.payload());
    }

    /** The record that keeps a letter. */
    static ProducerRecord<byte[], byte[]> of(StoredLetter letter) {
        return record(
                new LetterTopics(letter.topic(), letter.group()).letters(),
                letter.key(),
                letter.allHeaders(),
                letter.payload());
    }

    /** What arrived on an event's topic. */
    static InboundMessage message(ConsumerRecord<byte[], byte[]> record) {
        return new InboundMessage(
                record.topic(),
                KeyText.ofNullable(record.key()),
                headers(record, true),
                payload(record),
                new InboundMessage.Origin(null, record.partition(), record.offset()),
                null);
    }

    /** A letter as it is kept. */
    static StoredLetter letter(ConsumerRecord<byte[], byte[]> record, LetterTopics topics) {
        return new StoredLetter(
                LetterPosition.of(record).toString(),
                topics.topic(),
                topics.group(),
                KeyText.ofNullable(record.key()),
                headers(record, true),
                payload(record),
                headers(record, false));
    }

    static byte[] payload(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? NO_BYTES : record.value();
    }

    /** The headers that are the message's, or else the letter's own. */
    static Headers headers(ConsumerRecord<?, ?> record, boolean ofMessage) {
        Headers.Builder headers = Headers.builder();
        for (Header header : record.headers()) {
            if (!header.key().isEmpty() && header.key().startsWith(StoredLetter.NOTE_PREFIX) != ofMessage) {
                headers.add(header.key(), text(header.value()));
            }
        }
        return headers.build();
    }

    static ProducerRecord<byte[], byte[]> record(
            String topic, byte @Nullable [] key, Headers headers, byte @Nullable [] payload) {
        return record(topic, null, key, headers, payload);
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, @Nullable String key, Headers headers, byte[] payload) {
        return record(topic, key, KeyText.bytesOfNullable(key), headers, payload);
    }

    /** The key, which is in several headers too, is turned into bytes once. */
    private static ProducerRecord<byte[], byte[]> record(
            String topic, @Nullable String keyText, byte @Nullable [] key, Headers headers, byte @Nullable [] payload) {
        List<Header> written = new ArrayList<>(headers.size());
        for (Headers.Header header : headers) {
            String value = header.value();
            byte[] bytes = key != null && value.equals(keyText) ? key : KeyText.bytes(value);
            written.add(new Written(header.name(), bytes));
        }
        return new ProducerRecord<>(topic, null, null, key, payload, written);
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : KeyText.of(value);
    }
}
