package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageRecordsTest {

    private static final LetterTopics TOPICS = new LetterTopics("orders", "billing");
    private static final Returns.Taking TAKING =
            new Returns.Taking(TOPICS, new LetterId(Uuid.ONE_UUID, 0, 1, 0), "me", null);
    private static final LetterId ID = new LetterId(Uuid.ONE_UUID, 2, 9, 0);

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

    /** Null is not empty, and a header may have no name: what we cannot say is kept all the same. */
    @Test
    void aLetterAndItsReplayHaveWhatHeadersCannotSayAsItWas() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("nothing", null)
                .add("", new byte[] {1})
                .add("sbx_dl_handler", null)
                .add("a", new byte[] {2});
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>("orders", 0, null, new byte[] {3}, null, headers);
        InboundMessage arrived = MessageRecords.message(Records.read(written, 0, 5));
        assertThat(arrived.headers()).isEqualTo(Headers.of("nothing", "", "sbx_dl_handler", "", "a", "\u0002"));
        ProducerRecord<byte[], byte[]> letter = MessageRecords.of(letterOf(arrived));
        assertThat(letter.value()).isNull();
        assertThat(headersOf(letter))
                .containsExactly(
                        "nothing null",
                        " [1]",
                        "sbx_dl_orig_handler null",
                        "a [2]",
                        "sbx_dl_reason " + Arrays.toString("MALFORMED".getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<byte[], byte[]> replay =
                Returns.replayed(TAKING, Records.read(letter, 0, 1), new InboundMessage.Replay(null, 1));
        InboundMessage again =
                Returns.message(Records.read(replay, 0, 0), TOPICS).orElseThrow();
        assertThat(again.headers()).isEqualTo(arrived.headers());
        ProducerRecord<byte[], byte[]> second = MessageRecords.of(letterOf(again));
        assertThat(second.value()).isNull();
        assertThat(headersOf(second)).isEqualTo(headersOf(letter));
    }

    private static List<String> headersOf(ProducerRecord<?, ?> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + " " + Arrays.toString(header.value()))
                .toList();
    }

    private static StoredLetter letterOf(InboundMessage message) {
        return new StoredLetter(
                "",
                "orders",
                "billing",
                message.key(),
                message.headers(),
                message.payload(),
                Headers.of("sbx_dl_reason", "MALFORMED"),
                message.original());
    }

    @Test
    void headersThatAreCalledLikeOursAreTheMessagesAllTheSame() {
        InboundMessage read = MessageRecords.message(Records.read(
                MessageRecords.record("orders", null, null, Headers.of("sbx_dl_handler", "mine", "a", "1"), null),
                0,
                0));
        assertThat(read.headers()).isEqualTo(Headers.of("sbx_dl_handler", "mine", "a", "1"));
        StoredLetter letter = new StoredLetter(
                "", "orders", "billing", null, read.headers(), new byte[0], Headers.of("sbx_dl_handler", "ours"));
        StoredLetter kept = MessageRecords.letter(Records.read(MessageRecords.of(letter), 2, 9), TOPICS, ID);
        assertThat(kept.headers()).isEqualTo(read.headers());
        assertThat(kept.notes()).isEqualTo(letter.notes());
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
        StoredLetter read = MessageRecords.letter(Records.read(kept, 2, 9), TOPICS, ID);
        assertThat(read.id()).isEqualTo(ID.toString());
        assertThat(read.headers()).isEqualTo(arrived.headers());
        assertThat(read.notes()).isEqualTo(letter.notes());
        assertThat(read.key()).isEqualTo(arrived.key());
    }
}
