package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

class BigDecimalNumberTest {

    @Property
    void travelsExactlyWithItsScaleInEveryFormat(@ForAll("decimals") BigDecimal value) {
        for (Format format : Format.values()) {
            byte[] bytes = format.write(out -> BigDecimalNumber.write(value, out));
            assertThat(format.<BigDecimal>read(bytes, BigDecimalNumber::read))
                    .as("in %s", format)
                    .isEqualTo(value);
        }
    }

    @Property
    void isWrittenAsItsOwnText(@ForAll("decimals") BigDecimal value) {
        for (Format format : new Format[] {Format.JSON_BYTES, Format.JSON_CHARACTERS}) {
            byte[] bytes = format.write(out -> BigDecimalNumber.write(value, out));
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(value.toString());
        }
    }

    @Test
    void aGeneratorThatQuotesNumbersQuotesThisOne() {
        JsonFactory quoting = JsonFactory.builder()
                .enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS)
                .build();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = quoting.createGenerator(ObjectWriteContext.empty(), text)) {
            BigDecimalNumber.write(new BigDecimal("1.50"), out);
        }
        assertThat(text).hasToString("\"1.50\"");
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigInteger> unscaled = Arbitraries.oneOf(
                Arbitraries.longs().between(-1000, 1000).map(BigInteger::valueOf),
                Arbitraries.longs().map(BigInteger::valueOf),
                Arbitraries.of(
                        BigInteger.TEN.pow(17),
                        BigInteger.TEN.pow(18).subtract(BigInteger.ONE),
                        BigInteger.TEN.pow(18),
                        BigInteger.TEN.pow(30)));
        return Combinators.combine(unscaled, Arbitraries.integers().between(-30, 30))
                .as(BigDecimal::new);
    }
}
