package dev.signalbox.docs.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.DecodingException;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the guide says of names, of what may be absent, and of a codec that is written by hand. */
class InvoiceCodecTest {

    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void namesAndAbsenceAreAsTheAnnotationsSay() {
        assertThat(write(Invoice.of("I-1")))
                .isEqualTo("{\"invoice_no\":\"I-1\",\"country\":\"se\",\"due\":\"2026-04-01\",\"total\":\"12.50 EUR\","
                        + "\"lines\":[{\"text\":\"Coffee\",\"price\":\"12.50 EUR\"}],"
                        + "\"labels\":{\"paid by\":\"card\"},\"reference\":null}");
    }

    @Test
    void anAliasIsRead() {
        String json = write(Invoice.of("I-1")).replace("invoice_no", "number");

        assertThat(read(json)).isEqualTo(Invoice.of("I-1"));
    }

    @Test
    void whatTheHandWrittenCodecRefusesHasItsPlace() {
        String json = write(Invoice.of("I-1")).replace("\"price\":\"12.50 EUR\"", "\"price\":\"cheap\"");

        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        DecodingException.class,
                        wrong -> assertThat(wrong.pointer()).isEqualTo("/lines/0/price"))
                .hasMessageContaining("12.50 EUR");
    }

    private static String write(InvoiceSent invoice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            InvoiceSent_Codec.INSTANCE.write(invoice, out);
        }
        return bytes.toString(UTF_8);
    }

    private static InvoiceSent read(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            return InvoiceSent_Codec.INSTANCE.read(in);
        }
    }
}
