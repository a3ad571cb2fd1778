package dev.signalbox.kafka.internal;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.MessageAndNotes;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Messages and dead letters as Kafka's records, and back. */
final class MessageRecords {

    private static final byte[] NO_BYTES = {};

    private MessageRecords() {}

    static ProducerRecord<byte[], byte[]> of(OutboundMessage message) {
        return record(message.topic(), message.key(), message.headers(), message.payload());
    }

    /** The record that keeps a letter. */
    static ProducerRecord<byte[], byte[]> of(StoredLetter letter) {
        String topic = new LetterTopics(letter.topic(), letter.group()).letters();
        if (letter.original() instanceof Arrived arrived) {
            byte[] key = KeyText.bytesOfNullable(letter.key());
            return record(topic, null, key, arrived.keptHeaders(), letter.notes(), arrived.payload());
        }
        return record(topic, letter.key(), letter.allHeaders(), letter.payload());
    }

    /** What arrived on an event's topic. */
    static InboundMessage message(ConsumerRecord<byte[], byte[]> record) {
        return Arrived.keep(
                new InboundMessage(
                        record.topic(),
                        KeyText.ofNullable(record.key()),
                        headers(record),
                        payload(record),
                        new InboundMessage.Origin(null, record.partition(), record.offset()),
                        null),
                record);
    }

    /** A letter as it is kept, with the name that it is listed under. */
    static StoredLetter letter(ConsumerRecord<byte[], byte[]> record, LetterTopics topics, LetterId id) {
        Headers all = headers(record);
        return new StoredLetter(
                id.toString(),
                topics.topic(),
                topics.group(),
                KeyText.ofNullable(record.key()),
                MessageAndNotes.message(all),
                payload(record),
                MessageAndNotes.notes(all));
    }

    /** Whether notes are about this group and topic. What does not say so belongs to whoever has it. */
    static boolean isOf(Headers notes, LetterTopics topics) {
        return notes.first(LetterNotes.GROUP).orElse(topics.group()).equals(topics.group())
                && notes.first(LetterNotes.TOPIC).orElse(topics.topic()).equals(topics.topic());
    }

    static byte[] payload(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? NO_BYTES : record.value();
    }

    /** All headers that a record has: on dead letters and replays, the message's and our notes. */
    static Headers headers(ConsumerRecord<?, ?> record) {
        Headers.Builder headers = Headers.builder();
        for (Header header : record.headers()) {
            if (!header.key().isEmpty()) {
                headers.add(header.key(), text(header.value()));
            }
        }
        return headers.build();
    }

    /** A record for a partition; for that of the key, if it is null. */
    static ProducerRecord<byte[], byte[]> record(
            String topic,
            @Nullable Integer partition,
            byte @Nullable [] key,
            Headers headers,
            byte @Nullable [] payload) {
        return record(topic, partition, null, key, headers, payload);
    }

    /** A message whose headers are written as they are, and notes of ours behind them. */
    static ProducerRecord<byte[], byte[]> record(
            String topic,
            @Nullable Integer partition,
            byte @Nullable [] key,
            Stream<Header> message,
            Headers notes,
            byte @Nullable [] payload) {
        List<Header> written = new ArrayList<>(message.toList());
        notes.forEach(note -> written.add(new Written(note.name(), KeyText.bytes(note.value()))));
        return new ProducerRecord<>(topic, partition, null, key, payload, written);
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, @Nullable String key, Headers headers, byte[] payload) {
        return record(topic, null, key, KeyText.bytesOfNullable(key), headers, payload);
    }

    /** The key, which is in several headers too, is turned into bytes once. */
    private static ProducerRecord<byte[], byte[]> record(
            String topic,
            @Nullable Integer partition,
            @Nullable String keyText,
            byte @Nullable [] key,
            Headers headers,
            byte @Nullable [] payload) {
        List<Header> written = new ArrayList<>(headers.size());
        for (Headers.Header header : headers) {
            String value = header.value();
            byte[] bytes = key != null && value.equals(keyText) ? key : KeyText.bytes(value);
            written.add(new Written(header.name(), bytes));
        }
        return new ProducerRecord<>(topic, partition, null, key, payload, written);
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : KeyText.of(value);
    }
}
