package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is said of a document that ends too early. */
class TruncatedInputTest {

    private static final byte[] DOCUMENT =
            "{\"id\":\"1\",\n\"total\":12,\"lines\":[{\"sku\":\"a\",\"price\":1.5}],\"more\":{}}"
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void messageSaysLineAndColumnAndNothingOfJacksonsSettings() {
        for (int length = 0; length < DOCUMENT.length; length++) {
            byte[] cut = Arrays.copyOf(DOCUMENT, length);
            assertThatExceptionOfType(DecodingException.class)
                    .as("cut at %s", length)
                    .isThrownBy(() -> Codecs.read(Pointed_Codec.INSTANCE, cut))
                    .satisfies(refused -> assertThat(refused.getMessage())
                            .doesNotContain("Source", "REDACTED", "StreamReadFeature", "UNKNOWN"));
        }
    }

    @Test
    void messageSaysWhereTheInputEndsAndWhatForIsOpen() {
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Codecs.read(Pointed_Codec.INSTANCE, Arrays.copyOf(DOCUMENT, 1)))
                .withMessage(
                        "malformed input in line 1, column 2: Unexpected end-of-input: expected close marker for Object"
                                + " (in the document itself)");
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Codecs.read(Pointed_Codec.INSTANCE, Arrays.copyOf(DOCUMENT, 22)))
                .withMessage(
                        "malformed input in line 2, column 12: Unexpected end-of-input within/between Object entries"
                                + " (at /total)");
    }
}
