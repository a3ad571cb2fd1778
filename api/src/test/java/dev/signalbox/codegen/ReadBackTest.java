package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Whatever is written reads back equal in every format; what would not is refused when it is written. */
class ReadBackTest {

    private static final List<Format> BYTES = List.of(Format.JSON_BYTES, Format.CBOR, Format.SMILE);

    @Property(tries = 300)
    void bigIntegers(@ForAll @IntRange(min = 1, max = 4_000) int bits, @ForAll long seed) {
        BigInteger value = new BigInteger(bits, new Random(seed));
        orRefused(value, BigIntegerNumber::write, BigIntegerNumber::read);
        orRefused(value.negate(), BigIntegerNumber::write, BigIntegerNumber::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 302, 999, 1_000})
    void longNumbersArrive(int digits) {
        BigInteger longest = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
        readsBack(longest, BigIntegerNumber::write, BigIntegerNumber::read);
        readsBack(longest.negate(), BigIntegerNumber::write, BigIntegerNumber::read);
        readsBack(new BigDecimal(longest.negate(), 1), BigDecimalNumber::write, BigDecimalNumber::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 1_100, 5_000})
    void tooLongNumbersAreRefused(int digits) {
        BigInteger longest = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
        refused(longest, BigIntegerNumber::write, "digits", "1000");
        refused(longest.negate(), BigIntegerNumber::write, "digits", "1000");
        refused(new BigDecimal(longest, 3), BigDecimalNumber::write, "digits", "1000");
    }

    @Property(tries = 500)
    void bigDecimals(@ForAll @IntRange(min = 0, max = 3_500) int bits, @ForAll int scale, @ForAll long seed) {
        BigInteger digits = new BigInteger(bits, new Random(seed));
        orRefused(new BigDecimal(digits, scale), BigDecimalNumber::write, BigDecimalNumber::read);
        orRefused(new BigDecimal(digits, scale % 1_100), BigDecimalNumber::write, BigDecimalNumber::read);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000_001, -1_000_000_001})
    void scalesThatFormatsDoNotCarryAreRefused(int scale) {
        refused(new BigDecimal(BigInteger.ONE, scale), BigDecimalNumber::write, "scale", "text");
        refused(new BigDecimal(BigInteger.ZERO, scale), BigDecimalNumber::write, "scale", "text");
    }

    @Property(tries = 500)
    void texts(@ForAll("anyText") String text) {
        for (Format format : BYTES) {
            orRefused(format, text, StringText::write, StringText::read);
            orRefused(format, text.toCharArray(), CharArrayText::write, CharArrayText::read);
            orRefused(format, text, ReadBackTest::writeKey, ReadBackTest::readKey);
        }
    }

    @Provide
    Arbitrary<String> anyText() {
        Arbitrary<Character> odd = Arbitraries.of(
                '\ud800', '\udbff', '\udc00', '\udfff', '\ud83d', '\ude00', '\u0000', '\u2028', '\uffff', 'ä', '€',
                '"');
        Arbitrary<String> piece = Arbitraries.oneOf(
                odd.map(String::valueOf),
                Arbitraries.of("a", "\\", "x".repeat(60), "é".repeat(4_000), "y".repeat(9_000)));
        return piece.list().ofMinSize(0).ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    @Test
    void keysOfMapsAreRefusedWhereTheyCouldNotBeRead() {
        refused("a\ud800", ReadBackTest::writeKey, "key", "surrogate");
        refused("k".repeat(50_001), ReadBackTest::writeKey, "50001", "50000");
        readsBack("k".repeat(50_000), ReadBackTest::writeKey, ReadBackTest::readKey);
    }

    @Test
    void aRefusalNamesTheProperty() {
        refused(
                new Locale("und"),
                (locale, out) -> {
                    out.writeStartObject();
                    out.writeName("language");
                    LocaleText.write(locale, out);
                },
                "property language: ");
    }

    @Test
    void localesOfTheJdkAndOthers() {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.toString().equals("no_NO_NY")) { // it is read as nn_NO, which means the same
                orRefused(locale, LocaleText::write, LocaleText::read);
            }
        }
        for (String tag :
                List.of("x-private", "de-x-private-use", "de-u-co-phonebk", "i-klingon", "ja-JP-u-ca-japanese")) {
            readsBack(Locale.forLanguageTag(tag), LocaleText::write, LocaleText::read);
        }
        for (Locale odd : List.of(
                new Locale("de", "DE", "x y"), new Locale("toolonglanguage"), new Locale("a"), new Locale("und"))) {
            refused(odd, LocaleText::write, "language tag", odd.toString());
        }
    }

    @Property(tries = 300)
    void locales(@ForAll String language, @ForAll String country, @ForAll String variant) {
        orRefused(new Locale(language, country, variant), LocaleText::write, LocaleText::read);
    }

    @Test
    void everyZoneAtItsOddestTimes() {
        Set<String> ids = ZoneId.getAvailableZoneIds();
        for (String id : ids) {
            zoned(ZoneId.of(id));
        }
        for (String id :
                List.of("Z", "UT", "UTC+02:00", "GMT-03:30", "UT+01:00:01", "GMT+18:00", "+01:00:01", "UTC+00:00")) {
            zoned(ZoneId.of(id));
        }
    }

    private static void zoned(ZoneId zone) {
        readsBack(zone, ZoneIdText::write, ZoneIdText::read);
        for (LocalDateTime time : List.of(
                LocalDateTime.of(2024, 3, 31, 2, 30),
                LocalDateTime.of(2024, 10, 27, 2, 30),
                LocalDateTime.of(1800, 1, 1, 0, 0),
                LocalDateTime.of(999_999, 1, 1, 0, 0))) {
            ZonedDateTime zoned = time.atZone(zone);
            readsBack(zoned, ZonedDateTimeText::write, ZonedDateTimeText::read);
            readsBack(zoned.withLaterOffsetAtOverlap(), ZonedDateTimeText::write, ZonedDateTimeText::read);
        }
    }

    @Test
    void timesAtTheirLimits() {
        for (Instant instant : List.of(
                Instant.MIN, Instant.MAX, Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"))) {
            readsBack(instant, InstantText::write, InstantText::read);
        }
        for (LocalDate date : List.of(
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.of(1_000_000, 1, 1),
                LocalDate.of(0, 1, 1),
                LocalDate.of(-1, 12, 31))) {
            readsBack(date, LocalDateText::write, LocalDateText::read);
            readsBack(YearMonth.from(date), YearMonthText::write, YearMonthText::read);
            readsBack(Year.of(date.getYear()), YearNumber::write, YearNumber::read);
            for (LocalTime time : List.of(LocalTime.MIN, LocalTime.MAX, LocalTime.of(1, 2, 3, 4))) {
                readsBack(date.atTime(time), LocalDateTimeText::write, LocalDateTimeText::read);
                for (ZoneOffset offset :
                        List.of(ZoneOffset.MIN, ZoneOffset.MAX, ZoneOffset.UTC, ZoneOffset.ofTotalSeconds(-3_599))) {
                    readsBack(
                            OffsetDateTime.of(date, time, offset), OffsetDateTimeText::write, OffsetDateTimeText::read);
                    readsBack(OffsetTime.of(time, offset), OffsetTimeText::write, OffsetTimeText::read);
                }
            }
        }
        for (Duration duration : List.of(
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE, 1),
                Duration.ofNanos(-1))) {
            readsBack(duration, DurationText::write, DurationText::read);
        }
        for (int each : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            readsBack(Period.of(each, each, each), PeriodText::write, PeriodText::read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a/ b", "http://x/%zz", "http://x?q=a|b", "http:", "ftp://x/^"})
    void aUrlThatIsNoUriIsRefused(String text) throws MalformedURLException {
        refused(new URL(text), UrlText::write, "URL", "URI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://[::1]/", "jar:file:/x!/y", "http://x/ä", "mailto:a@b", "//a", "?q", "#f"})
    void urisArrive(String text) {
        readsBack(URI.create(text), UriText::write, UriText::read);
    }

    private static void writeKey(String key, JsonGenerator out) {
        out.writeStartObject();
        out.writeName("map");
        out.writeStartObject();
        MapKeys.write(key, out);
        out.writeNumber(1);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String readKey(JsonParser in) {
        in.nextName();
        in.nextToken();
        return in.nextName();
    }

    private static <T> void readsBack(
            T value, BiConsumer<? super T, JsonGenerator> writer, Function<JsonParser, T> reader) {
        for (Format format : BYTES) {
            byte[] bytes = format.write(out -> writer.accept(value, out));
            assertThat(format.read(bytes, reader))
                    .as("%s in %s", shown(value), format)
                    .isEqualTo(value);
        }
    }

    private static <T> void orRefused(
            T value, BiConsumer<? super T, JsonGenerator> writer, Function<JsonParser, T> reader) {
        for (Format format : BYTES) {
            orRefused(format, value, writer, reader);
        }
    }

    private static <T> void orRefused(
            Format format, T value, BiConsumer<? super T, JsonGenerator> writer, Function<JsonParser, T> reader) {
        byte[] bytes;
        try {
            bytes = format.write(out -> writer.accept(value, out));
        } catch (RuntimeException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(format.read(bytes, reader))
                .as("%s in %s", shown(value), format)
                .isEqualTo(value);
    }

    private static <T> void refused(T value, BiConsumer<? super T, JsonGenerator> writer, String... said) {
        for (Format format : BYTES) {
            assertThatThrownBy(() -> format.write(out -> writer.accept(value, out)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .contains(said);
        }
    }

    private static String shown(Object value) {
        String text = value instanceof char[] characters ? Arrays.toString(characters) : String.valueOf(value);
        return text.substring(0, Math.min(60, text.length()));
    }
}
