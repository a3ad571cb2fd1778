package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    private static final TopicPattern PATTERN = TopicPattern.of("orders.*");
    private static final String QUEUE = "billing.orders.*";
    private static final String EVENTS = "events";
    private static final byte[] BODY = {1, 2};

    @Test
    void aMessageHasItsRoutingKeyAsTopicAndKnowsThroughWhatItCame() {
        InboundMessage message = read(EVENTS, "orders.eu", AmqpHeaders.write(Headers.of("a", "1")), BODY);
        assertThat(message.topic()).isEqualTo("orders.eu");
        assertThat(message.headers()).isEqualTo(Headers.of("a", "1"));
        assertThat(message.origin().subscription()).isEqualTo(PATTERN);
        assertThat(message.replay()).isNull();
    }

    @Test
    void aReplayedMessageIsAsItWasAndForItsHandler() {
        InboundMessage.Replay replay = new InboundMessage.Replay("handler", 2);
        InboundMessage message = replayed(replay, 0);
        assertThat(message.topic()).isEqualTo("orders.eu");
        assertThat(message.headers()).isEqualTo(Headers.of("a", "1", "sbx_dl_mine", "2"));
        assertThat(message.payload()).isEqualTo(BODY);
        assertThat(message.replay()).isEqualTo(replay);
    }

    @Test
    void aReplayWithoutAHandlerIsForAllOfTheGroup() {
        InboundMessage.Replay replay = new InboundMessage.Replay(null, 1);
        assertThat(replayed(replay, 0).replay()).isEqualTo(replay);
    }

    @Test
    void aReplayWhoseHeadersNeedAFrameOfTheirOwnIsTheSame() {
        InboundMessage.Replay replay = new InboundMessage.Replay("handler", 2);
        InboundMessage message = replayed(replay, 300);
        assertThat(message.headers()).isEqualTo(Headers.of("a", "1", "sbx_dl_mine", "2"));
        assertThat(message.payload()).isEqualTo(BODY);
        assertThat(message.replay()).isEqualTo(replay);
    }

    @Test
    void whatAStrangerPublishesIsNoReplayWhateverItsHeaders() {
        Headers headers = Headers.of("sbx_dl_replays", "1", "sbx_dl_topic", "elsewhere");
        InboundMessage message = read(EVENTS, "orders.eu", AmqpHeaders.write(headers), BODY);
        assertThat(message.topic()).isEqualTo("orders.eu");
        assertThat(message.headers()).isEqualTo(headers);
        assertThat(message.replay()).isNull();
    }

    @Test
    void aStrangersNumberOfReplaysIsOne() {
        for (String number : List.of("many", "-3")) {
            BasicProperties properties = AmqpHeaders.write(Headers.of("sbx_dl_replays", number, "sbx_dl_topic", "t"));
            assertThat(read("", QUEUE, properties, BODY).replay()).isEqualTo(new InboundMessage.Replay(null, 1));
        }
    }

    @Test
    void aDeadLetterThatIsPublishedAgainIsAReplayForItsGroupAndNotForOthers() {
        Headers notes = Headers.of(
                "sbx_dl_id",
                "i",
                "sbx_dl_group",
                "billing",
                "sbx_dl_topic",
                "orders.eu",
                "sbx_dl_reason",
                "REJECTED",
                "sbx_dl_replays",
                "1",
                "sbx_dl_handler",
                "h");
        BasicProperties letter = KeptMessage.write(AmqpHeaders.write(Headers.of("a", "1")), notes);
        Envelope envelope = new Envelope(1, false, EVENTS, "orders.eu");
        InboundMessage again = Replays.message(envelope, QUEUE, PATTERN, letter, BODY);
        assertThat(again.replay()).isEqualTo(new InboundMessage.Replay("h", 2));
        assertThat(again.headers()).isEqualTo(Headers.of("a", "1"));
        assertThat(Replays.isForAnotherGroup(envelope, QUEUE, PATTERN, letter)).isFalse();
        assertThat(Replays.isForAnotherGroup(envelope, "shipping.orders.*", PATTERN, letter))
                .isTrue();
    }

    @Test
    void aDeadLetterThatIsPutIntoAQueueOfAnotherGroupIsOneThere() {
        Headers notes = Headers.of(
                "sbx_dl_id",
                "i",
                "sbx_dl_group",
                "shipping",
                "sbx_dl_topic",
                "orders.eu",
                "sbx_dl_reason",
                "REJECTED",
                "sbx_dl_replays",
                "0");
        BasicProperties letter = KeptMessage.write(AmqpHeaders.write(Headers.of("a", "1")), notes);
        InboundMessage message = read("", QUEUE, letter, BODY);
        assertThat(message.poison()).isNotNull();
        assertThat(message.topic()).isEqualTo("orders.eu");
    }

    @Test
    void whatIsPutIntoTheQueueOfATopicIsOfThatTopic() {
        Envelope envelope = new Envelope(1, false, "", "billing.orders");
        InboundMessage message =
                Replays.message(envelope, "billing.orders", TopicPattern.of("orders"), new BasicProperties(), BODY);
        assertThat(message.topic()).isEqualTo("orders");
    }

    @Test
    void deliveriesAreCountedWhereTheBrokerCounts() {
        Envelope again = new Envelope(1, true, "", "q");
        assertThat(Replays.deliveries(again, new BasicProperties())).isZero();
        assertThat(Replays.deliveries(again, counted("many"))).isZero();
        assertThat(Replays.deliveries(again, counted(3L))).isEqualTo(3);
    }

    @Test
    void aCountAtAFirstDeliveryIsAStrangers() {
        assertThat(Replays.deliveries(new Envelope(1, false, "", "q"), counted(3L)))
                .isZero();
    }

    private static BasicProperties counted(Object count) {
        return new BasicProperties.Builder()
                .headers(Map.of("x-delivery-count", count))
                .build();
    }

    private static InboundMessage replayed(InboundMessage.Replay replay, int frameMax) {
        BasicProperties original = AmqpHeaders.write(Headers.of("a", "1", "sbx_dl_mine", "2"));
        PackedMessage.Content sent =
                Replays.write(new PackedMessage.Content(original, BODY), "orders.eu", "billing", replay, frameMax);
        return read("", QUEUE, sent.properties(), sent.body());
    }

    private static InboundMessage read(String exchange, String routingKey, BasicProperties properties, byte[] body) {
        return Replays.message(new Envelope(1, false, exchange, routingKey), QUEUE, PATTERN, properties, body);
    }
}
