package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.net.MalformedURLException;
import java.nio.ByteBuffer;
import java.time.Month;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** Nothing is coerced, and nothing out of range is cut. */
class ScalarRefusalTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e1", "\"1\"", "true", "null", "[]", "{}", "2147483648", "-2147483649", "1e99"})
    void noInt(String json) {
        assertRefused(json, PrimitiveReader::readInt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "-129", "255", "1.5", "99999999999999999999"})
    void noByte(String json) {
        assertRefused(json, PrimitiveReader::readByte);
    }

    @ParameterizedTest
    @ValueSource(strings = {"32768", "-32769", "1.5"})
    void noShort(String json) {
        assertRefused(json, PrimitiveReader::readShort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1.0", "\"1\"", "null"})
    void noLong(String json) {
        assertRefused(json, PrimitiveReader::readLong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"true\"", "null", "0"})
    void noBoolean(String json) {
        assertRefused(json, PrimitiveReader::readBoolean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "\"1\"", "\"nan\"", "\"INF\"", "true", "null"})
    void noDouble(String json) {
        assertRefused(json, PrimitiveReader::readDouble);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "-1e39", "\"1\"", "null"})
    void noFloat(String json) {
        assertRefused(json, PrimitiveReader::readFloat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"ab\"", "1", "null", "\"\\uD83D\\uDE00\""})
    void noChar(String json) {
        assertRefused(json, PrimitiveReader::readChar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1\"", "null", "1e3"})
    void noBigInteger(String json) {
        assertRefused(json, BigIntegerNumber::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "null", "\"NaN\""})
    void noBigDecimal(String json) {
        assertRefused(json, BigDecimalNumber::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "13", "\"January\"", "\"1\"", "null"})
    void noMonth(String json) {
        assertRefused(json, MonthText::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"no scheme\"", "\"unknown:x\"", "1"})
    void noUrl(String json) {
        assertRefused(json, UrlText::read);
    }

    @Test
    void aUrlOfAnUnknownProtocolSaysSoWithoutQuotingIt() {
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> {
                    try (JsonParser in = Format.JSON_BYTES.parser(Format.JSON_BYTES.of("\"unknown:x\""))) {
                        in.nextToken();
                        UrlText.read(in);
                    }
                })
                .withMessageContaining("a protocol that this program knows")
                .withMessageContaining("--enable-url-protocols")
                .withMessageNotContaining("unknown:x")
                .withCauseInstanceOf(MalformedURLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"!\"", "\"AAA\"", "1", "null"})
    void noBytes(String json) {
        assertRefusedAsJson(json, Base64Binary::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "-1000000000", "\"2026\""})
    void noYear(String json) {
        assertRefused(json, YearNumber::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[]", "{}"})
    void noText(String json) {
        assertRefused(json, StringText::read);
        assertRefused(json, UuidText::read);
        assertRefused(json, InstantText::read);
        assertRefused(json, LocalDateText::read);
        assertRefused(json, DurationText::read);
        assertRefused(json, LocaleText::read);
        assertRefused(json, CharArrayText::read);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void acceptsWhatIsNoCoercion(Format format) {
        assertThat(format.read(format.of("3"), PrimitiveReader::readDouble)).isEqualTo(3.0);
        assertThat(format.read(format.of("\"-Infinity\""), PrimitiveReader::readDouble))
                .isNegative()
                .isInfinite();
        assertThat(format.read(format.of("\"NaN\""), PrimitiveReader::readFloat))
                .isNaN();
        assertThat(format.read(format.of("-9223372036854775808"), PrimitiveReader::readLong))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(format.<Month>read(format.of("12"), MonthText::read)).isEqualTo(Month.DECEMBER);
        assertThat(format.<Locale>read(format.of("\"en_US\""), LocaleText::read))
                .isEqualTo(Locale.US);
    }

    @Test
    void nativeNonFiniteNumbersAreRead() {
        for (Format format : new Format[] {Format.CBOR, Format.SMILE}) {
            byte[] infinite = format.write(out -> out.writeNumber(Double.POSITIVE_INFINITY));
            assertThat(format.read(infinite, PrimitiveReader::readDouble)).isInfinite();
            byte[] none = format.write(out -> out.writeNumber(Float.NaN));
            assertThat(format.read(none, PrimitiveReader::readFloat)).isNaN();
        }
    }

    @Test
    void everyLocaleReadsBackAsItsTagSays() {
        for (Locale locale : Locale.getAvailableLocales()) {
            byte[] bytes = Format.JSON_BYTES.write(out -> LocaleText.write(locale, out));
            assertThat(Format.JSON_BYTES.<Locale>read(bytes, LocaleText::read))
                    .as(locale.toString())
                    .isEqualTo(
                            locale.equals(Locale.ROOT) ? Locale.ROOT : Locale.forLanguageTag(locale.toLanguageTag()));
        }
    }

    @Test
    void sixteenBytesAreAUuid() {
        UUID id = UUID.fromString("7f9c24e8-3b12-4fef-91e2-9c1e8c3a5d10");
        byte[] raw = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        for (Format format : new Format[] {Format.CBOR, Format.SMILE}) {
            assertThat(format.<UUID>read(format.write(out -> out.writeBinary(raw)), UuidText::read))
                    .isEqualTo(id);
            byte[] short15 = format.write(out -> out.writeBinary(raw, 0, 15));
            assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> format.read(short15, UuidText::read));
        }
    }

    private static void assertRefused(String json, Function<JsonParser, ?> reader) {
        for (Format format : Format.values()) {
            assertRefused(format, json, reader);
        }
    }

    /** For what only a textual format decodes. */
    private static void assertRefusedAsJson(String json, Function<JsonParser, ?> reader) {
        assertRefused(Format.JSON_BYTES, json, reader);
        assertRefused(Format.JSON_CHARACTERS, json, reader);
    }

    /** As a codec would: what Jackson throws has been translated. */
    private static void assertRefused(Format format, String json, Function<JsonParser, ?> reader) {
        assertThatExceptionOfType(DecodingException.class)
                .as("%s in %s", json, format)
                .isThrownBy(() -> {
                    try (JsonParser in = format.parser(format.of(json))) {
                        in.nextToken();
                        try {
                            reader.apply(in);
                        } catch (RuntimeException failure) {
                            throw Decoding.failed(in, failure);
                        }
                    }
                });
    }
}
