package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    private static final TopicPattern PATTERN = TopicPattern.of("orders.*");
    private static final byte[] BODY = {1, 2};

    @Test
    void aMessageHasItsRoutingKeyAsTopicAndKnowsThroughWhatItCame() {
        InboundMessage message = read("orders.eu", Headers.of("a", "1"));
        assertThat(message.topic()).isEqualTo("orders.eu");
        assertThat(message.headers()).isEqualTo(Headers.of("a", "1"));
        assertThat(message.origin().subscription()).isEqualTo(PATTERN);
        assertThat(message.replay()).isNull();
    }

    @Test
    void aReplayedMessageIsAsItWasAndForItsHandler() {
        InboundMessage.Replay replay = new InboundMessage.Replay("handler", 2);
        InboundMessage message = read("billing.orders.*", Replays.headers(Headers.of("a", "1"), "orders.eu", replay));
        assertThat(message.topic()).isEqualTo("orders.eu");
        assertThat(message.headers()).isEqualTo(Headers.of("a", "1"));
        assertThat(message.replay()).isEqualTo(replay);
    }

    @Test
    void aReplayWithoutAHandlerIsForAllOfTheGroup() {
        InboundMessage.Replay replay = new InboundMessage.Replay(null, 1);
        assertThat(read("q", Replays.headers(Headers.empty(), "orders.eu", replay))
                        .replay())
                .isEqualTo(replay);
    }

    @Test
    void aStrangersNumberOfReplaysIsOne() {
        assertThat(read("q", Headers.of("sbx_dl_replays", "many")).replay())
                .isEqualTo(new InboundMessage.Replay(null, 1));
        assertThat(read("q", Headers.of("sbx_dl_replays", "-3")).replay())
                .isEqualTo(new InboundMessage.Replay(null, 1));
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

    private static InboundMessage read(String routingKey, Headers headers) {
        return Replays.message(routingKey, PATTERN, AmqpHeaders.write(headers), BODY);
    }
}
