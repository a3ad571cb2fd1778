package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.it.codecs.Families.Invoice;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What cannot be written says what it is. */
@NullUnmarked
class WritingTest {

    @Test
    void requiredComponentThatIsNull() {
        refuses(pointed("1", null, Map.of()), "Pointed.lines is required, but null");
        refuses(
                pointed("1", List.of(new Pointed.Line(null, BigDecimal.ONE)), Map.of()),
                "Pointed.Line.sku is required, but null");
    }

    @Test
    void elementOrKeyThatIsNull() {
        refuses(
                pointed("1", Arrays.asList((Pointed.Line) null), Map.of()),
                "an element of Pointed.lines is required, but null");
        refuses(
                pointed("1", List.of(), Collections.singletonMap("x", null)),
                "a value of Pointed.more is required, but null");
        refuses(
                pointed("1", List.of(), Collections.singletonMap(null, new Pointed.Line("a", BigDecimal.ONE))),
                "a key of Pointed.more is required, but null");
    }

    @Test
    void requiredComponentInASealedInterface() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.write(Families_Payment_Codec.INSTANCE, new Invoice(null, null)))
                .withMessage("Families.Invoice.limit is required, but null");
    }

    private static Pointed pointed(String id, List<Pointed.Line> lines, Map<String, Pointed.Line> more) {
        return new Pointed(id, 1, lines, more, List.of(), Map.of(), null, null);
    }

    private static void refuses(Pointed value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.write(Pointed_Codec.INSTANCE, value))
                .withMessage(message);
    }
}
