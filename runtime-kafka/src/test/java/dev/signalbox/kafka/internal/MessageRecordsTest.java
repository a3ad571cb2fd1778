package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageRecordsTest {

    private static final LetterTopics TOPICS = new LetterTopics("orders", "billing");

    @Test
    void aMessageIsARecordOfItsTopicKeyHeadersAndBytes() {
        ProducerRecord<byte[], byte[]> record = MessageRecords.of(
                new OutboundMessage("orders", "k\u00e9y", Headers.of("b", "2", "a", "1", "b", "3"), new byte[] {1, 2}));
        assertThat(record.topic()).isEqualTo("orders");
        assertThat(record.partition()).isNull();
        InboundMessage read = MessageRecords.message(Records.read(record, 3, 17));
        assertThat(read.topic()).isEqualTo("orders");
        assertThat(read.key()).isEqualTo("k\u00e9y");
        assertThat(read.headers()).isEqualTo(Headers.of("b", "2", "a", "1", "b", "3"));
        assertThat(read.payload()).containsExactly(1, 2);
        assertThat(read.origin()).isEqualTo(new InboundMessage.Origin(null, 3, 17));
        assertThat(read.replay()).isNull();
    }

    @Test
    void withoutAKeyTheRecordHasNone() {
        ProducerRecord<byte[], byte[]> record =
                MessageRecords.of(new OutboundMessage("orders", null, Headers.empty(), new byte[0]));
        assertThat(record.key()).isNull();
        assertThat(MessageRecords.message(Records.read(record, 0, 0)).key()).isNull();
    }

    @Test
    void aBodyOrAHeaderThatIsNullReadsAsEmpty() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("empty", null);
        InboundMessage read = MessageRecords.message(
                Records.read(new ProducerRecord<byte[], byte[]>("orders", 0, null, null, null, headers), 0, 0));
        assertThat(read.payload()).isEmpty();
        assertThat(read.headers()).isEqualTo(Headers.of("empty", ""));
    }

    @Test
    void notesThatAStrangerWroteAreNoneOfTheMessages() {
        InboundMessage read = MessageRecords.message(Records.read(
                MessageRecords.record("orders", null, Headers.of("sbx_dl_handler", "mine", "a", "1"), null), 0, 0));
        assertThat(read.headers()).isEqualTo(Headers.of("a", "1"));
    }

    /** Whatever bytes arrived, a letter keeps them. */
    @Property
    void aLetterKeepsWhatArrivedByteForByte(
            @ForAll byte @Nullable [] key, @ForAll byte[] header, @ForAll byte[] payload) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("any", header);
        InboundMessage arrived = MessageRecords.message(
                Records.read(new ProducerRecord<>("orders", 0, null, key, payload, headers), 0, 5));
        StoredLetter letter = new StoredLetter(
                "",
                "orders",
                "billing",
                arrived.key(),
                arrived.headers(),
                arrived.payload(),
                Headers.of("sbx_dl_reason", "MALFORMED"));
        ProducerRecord<byte[], byte[]> kept = MessageRecords.of(letter);
        assertThat(kept.topic()).isEqualTo("orders.billing.dlq");
        assertThat(kept.key()).isEqualTo(key);
        assertThat(kept.value()).isEqualTo(payload);
        assertThat(kept.headers().lastHeader("any").value()).isEqualTo(header);
        StoredLetter read = MessageRecords.letter(Records.read(kept, 2, 9), TOPICS);
        assertThat(read.id()).isEqualTo("2:9");
        assertThat(read.headers()).isEqualTo(arrived.headers());
        assertThat(read.notes()).isEqualTo(letter.notes());
        assertThat(read.key()).isEqualTo(arrived.key());
    }
}
