package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.impl.LongStringHelper;
import dev.signalbox.Headers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // the client's type
class AmqpHeadersTest {

    private static final Headers OURS = Headers.of(
            "cloudEvents_id", "1",
            "cloudEvents_source", "shop",
            "cloudEvents_time", "2026-03-01T12:00:07.123Z",
            "cloudEvents_type", "order");

    @Test
    void propertiesThatSayWhatTheAttributesSayAreNoHeaders() {
        BasicProperties properties = AmqpHeaders.write(OURS);

        assertThat(properties.getMessageId()).isEqualTo("1");
        assertThat(properties.getTimestamp()).isEqualTo(Date.from(Instant.parse("2026-03-01T12:00:07Z")));
        assertThat(AmqpHeaders.message(properties)).isEqualTo(OURS);
    }

    @Test
    void anotherTimestampIsAHeaderAndAPropertyAgain() {
        Date other = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
        BasicProperties properties =
                AmqpHeaders.write(OURS).builder().timestamp(other).build();

        Headers headers = AmqpHeaders.message(properties);

        assertThat(headers.first("amqp_timestamp")).contains("2020-01-01T00:00:00Z");
        assertThat(AmqpHeaders.write(headers).getTimestamp()).isEqualTo(other);
    }

    @Test
    void headersComeByTheirNames() {
        BasicProperties properties = new BasicProperties.Builder()
                .headers(Map.of(
                        "zone", "a", "area", List.of("b", "c"), "sbx_dl_group", "billing", "x-delivery-count", 3L))
                .build();

        assertThat(AmqpHeaders.message(properties))
                .isEqualTo(Headers.of("area", "b", "area", "c", "sbx_dl_group", "billing", "zone", "a"));
    }

    @Test
    void whatIsWrittenIsReadByName() {
        Headers headers = Headers.of("a", "1", "b", "2", "b", "3", "cloudEvents_id", "x", "content-type", "y");
        Headers read = AmqpHeaders.message(AmqpHeaders.write(headers));
        assertThat(read)
                .isEqualTo(Headers.of("content-type", "y", "a", "1", "b", "2", "b", "3", "cloudEvents_id", "x"));
    }

    @Test
    void aStrangersPropertiesSurviveALetterAndItsReplay() {
        BasicProperties strange = new BasicProperties.Builder()
                .contentEncoding("gzip")
                .correlationId("c")
                .replyTo("r")
                .messageId("m")
                .type("t")
                .appId("a")
                .timestamp(new Date(1_700_000_000_000L))
                .build();
        Headers once = AmqpHeaders.message(strange);
        BasicProperties again = AmqpHeaders.write(once);
        assertThat(again.getContentEncoding()).isEqualTo("gzip");
        assertThat(again.getCorrelationId()).isEqualTo("c");
        assertThat(again.getReplyTo()).isEqualTo("r");
        assertThat(again.getMessageId()).isEqualTo("m");
        assertThat(again.getType()).isEqualTo("t");
        assertThat(again.getAppId()).isEqualTo("a");
        assertThat(again.getTimestamp()).isEqualTo(strange.getTimestamp());
        assertThat(AmqpHeaders.message(again)).isEqualTo(once);
    }

    @Test
    void whatIsNoTextComesAsText() {
        Map<String, Object> table = new HashMap<>();
        table.put("bytes", new byte[] {'b'});
        table.put("date", new Date(0));
        table.put("", "no name");
        table.put("list", List.of(1, LongStringHelper.asLongString("two")));
        table.put("none", null);
        table.put("x-delivery-count", 3);
        Headers headers =
                AmqpHeaders.message(new BasicProperties.Builder().headers(table).build());
        assertThat(headers)
                .isEqualTo(Headers.of(
                        "bytes", "b", "date", "1970-01-01T00:00:00Z", "list", "1", "list", "two", "none", ""));
    }

    @Test
    void tablesAndWhatIsInThemComeAsJson() {
        Map<String, Object> table = Map.of(
                "table", Map.of("b", List.of("x \"y\"", 1), "a", true), "list", List.of(List.of(), Map.of("n", 2L)));
        assertThat(AmqpHeaders.message(
                        new BasicProperties.Builder().headers(table).build()))
                .isEqualTo(Headers.of(
                        "list", "[]", "list", "{\"n\":2}", "table", "{\"a\":true,\"b\":[\"x \\\"y\\\"\",1]}"));
    }

    @Test
    void whatIsEmittedIsReadAgainWhateverItsName() {
        Headers headers = Headers.of(
                "amqp_correlation-id", "1",
                "amqp_correlation-id", "2",
                "amqp_message-id", "7",
                "amqp_priority", "high",
                "amqp_timestamp", "yesterday",
                "amqp_user-id", "nobody",
                "cloudEvents_id", "7",
                "sbx_dl_replays", "9");
        BasicProperties written = AmqpHeaders.write(headers);
        assertThat(written.getUserId()).isNull();
        assertThat(AmqpHeaders.message(written)).containsExactlyInAnyOrderElementsOf(headers);
    }

    @Test
    void propertiesThatTheBrokerActsOnAreHeadersToo() {
        BasicProperties properties = new BasicProperties.Builder()
                .priority(3)
                .expiration("60000")
                .userId("guest")
                .clusterId("c")
                .build();
        assertThat(AmqpHeaders.message(properties))
                .isEqualTo(Headers.of(
                        "amqp_expiration", "60000",
                        "amqp_user-id", "guest",
                        "amqp_cluster-id", "c",
                        "amqp_priority", "3"));
    }

    @Test
    void aTimeThatIsNoneIsNoTimestamp() {
        for (String time : List.of("yesterday", "", "+1000000000-12-31T23:59:59.999999999Z")) {
            BasicProperties properties = AmqpHeaders.write(Headers.of("cloudEvents_time", time));
            assertThat(properties.getTimestamp()).isNull();
            assertThat(AmqpHeaders.message(properties)).isEqualTo(Headers.of("cloudEvents_time", time));
        }
    }
}
