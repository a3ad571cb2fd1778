package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageAndNotes;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived, where our words cannot say all of it: a header that is null or has no name, or a body
 * that is null. Dead letters and replays have it as it was.
 *
 * @param headers the message's, without notes
 * @param payload the body
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
record Arrived(List<Header> headers, byte @Nullable [] payload) {

    /** The message of an event's topic, with what it cannot say itself. */
    static InboundMessage keep(InboundMessage message, ConsumerRecord<byte[], byte[]> record) {
        return needed(record)
                ? message.withOriginal(new Arrived(List.of(record.headers().toArray()), record.value()))
                : message;
    }

    /** The same where the record has notes beside the message. */
    static InboundMessage keepBesideNotes(InboundMessage message, ConsumerRecord<byte[], byte[]> record) {
        return needed(record)
                ? message.withOriginal(new Arrived(
                        besideNotes(record)
                                .<Header>map(each -> new Written(MessageAndNotes.arrived(each.key()), valueOf(each)))
                                .toList(),
                        record.value()))
                : message;
    }

    /** The message's headers as they stand beside notes. */
    Stream<Header> keptHeaders() {
        return headers.stream().map(each -> new Written(MessageAndNotes.kept(each.key()), valueOf(each)));
    }

    /** The message's headers as they stand beside the notes of a record. */
    static Stream<Header> besideNotes(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(each -> !MessageAndNotes.isNote(each.key()));
    }

    private static boolean needed(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return true;
        }
        for (Header each : record.headers()) {
            if (each.key().isEmpty() || each.value() == null) {
                return true;
            }
        }
        return false;
    }

    private static byte @Nullable [] valueOf(Header header) {
        return header.value();
    }
}
