package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageAndNotes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReturnsTest {

    private static final LetterTopics TOPICS = new LetterTopics("orders", "billing");
    private static final LetterId ID = new LetterId(Uuid.randomUuid(), 2, 11, 4);
    private static final Returns.Taking TAKING = new Returns.Taking(TOPICS, ID, "me", 2);
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
                Records.read(Returns.replayed(TAKING, letter, new InboundMessage.Replay("work", 7)), 2, 90);
        assertThat(record.topic()).isEqualTo("orders.billing.dlq.replay");
        assertThat(Returns.gone(record)).contains(new Returns.Gone(ID, "me"));
        InboundMessage message = Returns.message(record, TOPICS).orElseThrow();
        assertThat(message.topic()).isEqualTo("orders");
        assertThat(message.key()).isEqualTo("key");
        assertThat(message.headers()).isEqualTo(Headers.of("ce_id", "1"));
        assertThat(message.payload()).isEqualTo(PAYLOAD);
        assertThat(message.origin()).isEqualTo(new InboundMessage.Origin(null, 2, 40));
        assertThat(message.replay()).isEqualTo(new InboundMessage.Replay("work", 7));
    }

    @Test
    void headersThatAreCalledLikeOursComeBackAsTheyWere() {
        Headers own = Headers.of("sbx_dl_replays", "mine", "sbx_dl_letter", "3@7", "sbx_dl_orig_x", "y");
        ConsumerRecord<byte[], byte[]> kept = letter(MessageAndNotes.join(own, Headers.of("sbx_dl_replays", "0")));
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.replayed(TAKING, kept, new InboundMessage.Replay("work", 1)), 2, 90);
        InboundMessage message = Returns.message(record, TOPICS).orElseThrow();
        assertThat(message.headers()).isEqualTo(own);
        assertThat(message.replay()).isEqualTo(new InboundMessage.Replay("work", 1));
        assertThat(Returns.gone(record)).contains(new Returns.Gone(ID, "me"));
    }

    @Test
    void aReplayToAllHandlersNamesNone() {
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.replayed(TAKING, letter, new InboundMessage.Replay(null, 1)), 2, 90);
        assertThat(Returns.message(record, TOPICS).orElseThrow().replay())
                .isEqualTo(new InboundMessage.Replay(null, 1));
    }

    @Test
    void aLetterThatWasDiscardedHasNoMessage() {
        ConsumerRecord<byte[], byte[]> record = Records.read(Returns.discarded(TAKING, KeyText.bytes("key")), 2, 90);
        assertThat(record.topic()).isEqualTo("orders.billing.dlq.replay");
        assertThat(Returns.gone(record)).contains(new Returns.Gone(ID, "me"));
        assertThat(Returns.message(record, TOPICS)).isEmpty();
    }

    @Test
    void whatIsSaidOfOneLetterIsInOnePartition() {
        assertThat(Returns.discarded(TAKING, KeyText.bytes("key")).partition()).isEqualTo(2);
        assertThat(Returns.replayed(TAKING, letter, new InboundMessage.Replay(null, 1))
                        .partition())
                .isEqualTo(2);
    }

    /** Topics of older versions are shared by groups whose joined names are one. */
    @Test
    void theReplayOfAnotherGroupOrTopicIsPassedOver() {
        ConsumerRecord<byte[], byte[]> record =
                Records.read(Returns.replayed(TAKING, letter, new InboundMessage.Replay("work", 7)), 2, 90);
        assertThat(Returns.message(record, new LetterTopics("orders", "others")))
                .isEmpty();
        assertThat(Returns.message(record, new LetterTopics("orders.eu", "billing")))
                .isEmpty();
    }

    @Test
    void aMarkTellsHowFarReplaysAreHandledAndIsNoMessage() {
        Returns.Handled last = new Returns.Handled(17, ID.toString());
        ConsumerRecord<byte[], byte[]> record = Records.read(Returns.handled(TOPICS, 2, last), 2, 90);
        assertThat(Returns.handled(record)).contains(last);
        assertThat(Returns.gone(record)).isEmpty();
        assertThat(Returns.message(record, TOPICS)).isEmpty();
    }

    @Test
    void numbersThatAreNoneDoNotStopTheGroup() {
        ConsumerRecord<byte[], byte[]> record = letter(Headers.of(
                "sbx_dl_replays", "often", "sbx_dl_partition", "", "sbx_dl_offset", "x", "sbx_dl_letter", "nowhere"));
        assertThat(Returns.gone(record)).isEmpty();
        InboundMessage message = Returns.message(record, TOPICS).orElseThrow();
        assertThat(message.origin()).isEqualTo(InboundMessage.Origin.UNKNOWN);
        assertThat(message.replay()).isEqualTo(new InboundMessage.Replay(null, 1));
    }

    @Test
    void aStrangersRecordIsPassedOver() {
        assertThat(Returns.message(letter(Headers.of("ce_id", "1")), TOPICS)).isEmpty();
        assertThat(Returns.gone(letter(Headers.empty()))).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> letter(Headers headers) {
        return Records.read(
                MessageRecords.record(TOPICS.letters(), null, KeyText.bytes("key"), headers, PAYLOAD), 2, 11);
    }
}
