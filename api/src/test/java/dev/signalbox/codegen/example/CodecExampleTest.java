package dev.signalbox.codegen.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class CodecExampleTest {

    private static final JsonFactory JSON = new JsonFactory();

    private static final OrderPlaced ORDER = new OrderPlaced(
            UUID.fromString("7f9c24e8-3b12-4fef-91e2-9c1e8c3a5d10"),
            new OrderPlaced.Customer("c-17", "ada@example.org", "Ada"),
            List.of(
                    new OrderPlaced.Line("SKU-1", 2, new BigDecimal("9.90")),
                    new OrderPlaced.Line("SKU-2", 1, new BigDecimal("120.00"))),
            Map.of("channel", "web"),
            new BigDecimal("139.80"),
            OrderPlaced.Currency.EUR,
            OrderPlaced.Status.PAID,
            Instant.parse("2026-02-28T12:30:00.123456Z"),
            LocalDate.parse("2026-03-14"),
            OffsetDateTime.parse("2026-03-01T08:00:00+01:00"),
            Optional.of("SPRING"),
            null,
            3,
            true,
            new OrderPlaced.Payment.Invoice(new OrderPlaced.Payment.Card("4111", 12)));

    @Test
    void writtenEventReadsBackEqual() {
        assertThat(read(write(ORDER))).isEqualTo(ORDER);
    }

    @Test
    void writesNamesInDeclarationOrderAndTheDiscriminatorFirst() {
        assertThat(write(ORDER))
                .startsWith("{\"orderId\":\"7f9c24e8-3b12-4fef-91e2-9c1e8c3a5d10\",\"customer\":{\"id\":\"c-17\"")
                .endsWith("\"note\":null,\"priority\":3,\"gift\":true,"
                        + "\"payment\":{\"type\":\"Invoice\",\"fallback\":"
                        + "{\"type\":\"Card\",\"number\":\"4111\",\"month\":12}}}");
    }

    @Test
    void readsTheDiscriminatorAnywhere() {
        String late = "{\"fallback\":{\"month\":12,\"extra\":[{},[1]],\"number\":\"4111\",\"type\":\"Card\"},"
                + "\"type\":\"Invoice\"}";

        assertThat(read(write(ORDER).replaceFirst("\\{\"type\":\"Invoice.*", late + "}")))
                .isEqualTo(ORDER);
    }

    @Test
    void endsOnTheLastTokenOfAFreshParserAndOfOneOnTheFirstToken() {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), "[" + write(ORDER) + ",7]")) {
            in.nextToken();
            in.nextToken();
            assertThat(OrderPlaced_Codec.INSTANCE.read(in)).isEqualTo(ORDER);
            assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(in.nextIntValue(0)).isEqualTo(7);
        }
    }

    @Test
    void skipsUnknownPropertiesAndTakesTheLastOfTwo() {
        String json = write(ORDER).replace("\"priority\":3", "\"priority\":9,\"new\":{\"a\":[1,{}]},\"priority\":3");

        assertThat(read(json)).isEqualTo(ORDER);
    }

    @Test
    void failuresPointAtWhatIsWrong() {
        assertRefused("\"quantity\":1", "\"quantity\":1.5", "/lines/1/quantity");
        assertRefused("\"quantity\":1", "\"quantity\":2147483648", "/lines/1/quantity");
        assertRefused("\"quantity\":1,", "", "/lines/1/quantity");
        assertRefused("\"sku\":\"SKU-2\",", "", "/lines/1/sku");
        assertRefused("\"orderId\":\"7", "\"orderId\":\"x", "/orderId");
        assertRefused("\"c-17\"", "null", "/customer/id");
        assertRefused("\"customer\":{", "\"customer\":[{}],\"x\":{", "/customer");
        assertRefused("\"web\"", "null", "/labels/channel");
        assertRefused("\"paid\"", "\"PAID\"", "/status");
        assertRefused("139.80", "-139.80", "");
        assertRefused("\"Card\"", "\"Cash\"", "/payment/fallback/type");
        assertRefused("\"type\":\"Card\",", "", "/payment/fallback/type");
        assertRefused("\"month\":12", "\"month\":\"12\"", "/payment/fallback/month");
        assertRefused(
                "\"type\":\"Card\",\"number\":\"4111\",\"month\":12",
                "\"month\":1e1,\"number\":\"4111\",\"type\":\"Card\"",
                "/payment/fallback/month");
        assertRefused("\"priority\":3,", "", "/priority");
        assertRefused(",\"gift\":true", "", "/gift");
    }

    @Test
    void everyCutIsADecodingException() {
        String json = write(ORDER);
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> read(cut));
        }
    }

    private static void assertRefused(String part, String replacement, String pointer) {
        String json = write(ORDER);
        assertThat(json).contains(part);
        assertThatExceptionOfType(DecodingException.class)
                .as(replacement)
                .isThrownBy(() -> read(json.replace(part, replacement)))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    private static String write(OrderPlaced order) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            OrderPlaced_Codec.INSTANCE.write(order, out);
        }
        return text.toString();
    }

    private static OrderPlaced read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return OrderPlaced_Codec.INSTANCE.read(in);
        }
    }
}
