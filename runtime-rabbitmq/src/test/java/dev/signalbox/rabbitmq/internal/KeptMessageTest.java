package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // the client's type
class KeptMessageTest {

    private static final Headers NOTES = Headers.of("sbx_dl_replays", "0", "sbx_dl_topic", "orders");
    private static final byte[] BYTES = {(byte) 0xff, 0};
    private static final byte[] BODY = {1, 2, 3};

    @Test
    void anOriginalComesBackWithItsTypesAndAllThatTheBrokerActsOn() {
        BasicProperties original = strange();
        BasicProperties kept = KeptMessage.write(original, NOTES);
        assertThat(kept.getHeaders()).doesNotContainKeys("CC", "BCC", "x-death", "x-delivery-count", "x-delay");
        assertThat(kept.getExpiration()).isNull();
        assertThat(kept.getUserId()).isNull();
        assertThat(kept.getPriority()).isNull();
        assertThat(kept.getReplyTo()).isNull();
        assertThat(kept.getDeliveryMode()).isEqualTo(2);
        assertThat(KeptMessage.notes(kept)).isEqualTo(NOTES);
        assertThat(KeptMessage.original(kept)).isEqualTo(original);
    }

    @Test
    void nothingIsMadeUp() {
        BasicProperties nothing =
                new BasicProperties.Builder().headers(Map.of()).build();
        assertThat(KeptMessage.original(KeptMessage.write(nothing, NOTES))).isEqualTo(nothing);
    }

    @Test
    void headersThatAreCalledLikeOursStayApart() {
        Map<String, Object> table = Map.of(
                "sbx_dl_topic", "mine", "sbx_dl_orig_topic", 1, "sbx_dl_header_CC", "c", "sbx_dl_property_priority", 9);
        BasicProperties original = new BasicProperties.Builder().headers(table).build();
        BasicProperties kept = KeptMessage.write(original, NOTES);
        assertThat(KeptMessage.notes(kept)).isEqualTo(NOTES);
        assertThat(KeptMessage.original(kept).getHeaders()).isEqualTo(table);
        assertThat(KeptMessage.original(kept).getPriority()).isNull();
    }

    @Test
    void whatTheBrokerHasAddedSinceIsNotTheMessages() {
        BasicProperties kept = KeptMessage.write(strange(), NOTES);
        Map<String, Object> moved = new LinkedHashMap<>(kept.getHeaders());
        moved.put("x-death", List.of(Map.of("queue", "q")));
        moved.put("x-first-death-queue", "q");
        moved.put("x-delivery-count", 4);
        assertThat(KeptMessage.original(kept.builder().headers(moved).build())).isEqualTo(strange());
    }

    @Test
    void whatDoesNotFitIntoAFrameIsInTheBody() {
        Map<String, Object> table = new LinkedHashMap<>(strange().getHeaders());
        table.put("long", "x".repeat(4_000));
        BasicProperties original = strange().builder().headers(table).build();
        PackedMessage.Content packed = PackedMessage.write(original, NOTES, BODY, 4_096);
        assertThat(HeaderFrame.problem(packed.properties(), 4_096)).isNull();
        assertThat(KeptMessage.notes(packed.properties())).containsAll(NOTES);
        PackedMessage.Content again = PackedMessage.original(packed.properties(), packed.body());
        assertThat(again.body()).isEqualTo(BODY);
        assertThat(AmqpHeaders.message(again.properties())).isEqualTo(AmqpHeaders.message(original));
        assertThat(again.properties().getHeaders().get("number")).isEqualTo(7);
    }

    @Test
    void soIsOneWhoseHeadersHaveNamesThatMayNotGetLonger() {
        BasicProperties original = new BasicProperties.Builder()
                .headers(Map.of("sbx_dl_" + "x".repeat(248), "1"))
                .build();
        PackedMessage.Content packed = PackedMessage.write(original, NOTES, BODY, 0);
        assertThat(HeaderFrame.problem(packed.properties(), 0)).isNull();
        PackedMessage.Content again = PackedMessage.original(packed.properties(), packed.body());
        assertThat(AmqpHeaders.message(again.properties())).isEqualTo(AmqpHeaders.message(original));
    }

    @Test
    void aLongErrorIsCutWhereNothingElseHelps() {
        Headers notes =
                Headers.of("sbx_dl_error_message", "x".repeat(4_000), "sbx_dl_replays", "0", "sbx_dl_topic", "t");
        PackedMessage.Content packed = PackedMessage.write(strange(), notes, BODY, 4_096);
        assertThat(HeaderFrame.problem(packed.properties(), 4_096)).isNull();
        assertThat(PackedMessage.original(packed.properties(), packed.body()).body())
                .isEqualTo(BODY);
    }

    private static BasicProperties strange() {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("number", 7);
        table.put("table", Map.of("a", 1, "b", List.of("x")));
        table.put("bytes", BYTES);
        table.put("nothing", null);
        table.put("CC", List.of("one", "two"));
        table.put("BCC", List.of("three"));
        table.put("x-death", List.of(Map.of("queue", "theirs", "count", 2L)));
        table.put("x-first-death-queue", "theirs");
        table.put("x-delivery-count", 3);
        table.put("x-delay", 5_000);
        return new BasicProperties.Builder()
                .headers(table)
                .priority(5)
                .expiration("1000")
                .userId("guest")
                .clusterId("c")
                .deliveryMode(1)
                .replyTo("amq.rabbitmq.reply-to")
                .timestamp(new Date(1_700_000_000_000L))
                .correlationId("c")
                .build();
    }
}
