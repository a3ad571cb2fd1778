package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReturnsTest {

    private static final LetterTopics TOPICS = new LetterTopics("orders", "billing");
    private static final byte[] PAYLOAD = {1, (byte) 0xff};

    private final ConsumerRecord<byte[], byte[]> letter = letter(Headers.of(
            "ce_id", "1",
            "sbx_dl_partition", "2",
            "sbx_dl_offset", "40",
            "sbx_dl_handler", "failed",
            "sbx_dl_error_message", "no",
            "sbx_dl_replays", "6"));

    @Test
    void aReplayIsTheMessageAndTellsThatItsLetterIsGone() {
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.replayed(TOPICS, letter, new InboundMessage.Replay("work", 7)), 2, 90);
        assertThat(record.topic()).isEqualTo("orders.billing.dlq.replay");
        assertThat(Returns.letter(record)).contains(new LetterPosition(2, 11));
        InboundMessage message = Returns.message(record, "orders").orElseThrow();
        assertThat(message.topic()).isEqualTo("orders");
        assertThat(message.key()).isEqualTo("key");
        assertThat(message.headers()).isEqualTo(Headers.of("ce_id", "1"));
        assertThat(message.payload()).isEqualTo(PAYLOAD);
        assertThat(message.origin()).isEqualTo(new InboundMessage.Origin(null, 2, 40));
        assertThat(message.replay()).isEqualTo(new InboundMessage.Replay("work", 7));
    }

    @Test
    void aReplayToAllHandlersNamesNone() {
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.replayed(TOPICS, letter, new InboundMessage.Replay(null, 1)), 2, 90);
        assertThat(Returns.message(record, "orders").orElseThrow().replay())
                .isEqualTo(new InboundMessage.Replay(null, 1));
    }

    @Test
    void aLetterThatWasDiscardedHasNoMessage() {
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.discarded(TOPICS, new LetterPosition(2, 11)), 2, 90);
        assertThat(record.topic()).isEqualTo("orders.billing.dlq.replay");
        assertThat(Returns.letter(record)).contains(new LetterPosition(2, 11));
        assertThat(Returns.message(record, "orders")).isEmpty();
    }

    @Test
    void numbersThatAreNoneDoNotStopTheGroup() {
        ConsumerRecord<byte[], byte[]> record = letter(Headers.of(
                "sbx_dl_replays", "often", "sbx_dl_partition", "", "sbx_dl_offset", "x", "sbx_dl_letter", "nowhere"));
        assertThat(Returns.letter(record)).isEmpty();
        InboundMessage message = Returns.message(record, "orders").orElseThrow();
        assertThat(message.origin()).isEqualTo(InboundMessage.Origin.UNKNOWN);
        assertThat(message.replay()).isEqualTo(new InboundMessage.Replay(null, 1));
    }

    @Test
    void aStrangersRecordIsPassedOver() {
        assertThat(Returns.message(letter(Headers.of("ce_id", "1")), "orders")).isEmpty();
        assertThat(Returns.letter(letter(Headers.empty()))).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> letter(Headers headers) {
        return Records.read(MessageRecords.record(TOPICS.letters(), KeyText.bytes("key"), headers, PAYLOAD), 2, 11);
    }
}
