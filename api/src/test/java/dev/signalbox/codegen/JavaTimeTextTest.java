package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** What is written is the text of java.time, and reads back equal in every format. */
class JavaTimeTextTest {

    @Property
    void instants(@ForAll("instants") Instant value) {
        assertTravels(value, InstantText::write, InstantText::read, value.toString());
    }

    @Property
    void dates(@ForAll("dates") LocalDate value) {
        assertTravels(value, LocalDateText::write, LocalDateText::read, value.toString());
    }

    @Property
    void times(@ForAll("times") LocalTime value) {
        String text = DateTimeFormatter.ISO_LOCAL_TIME.format(value);
        assertTravels(value, LocalTimeText::write, LocalTimeText::read, text);
    }

    @Property
    void datesWithTimes(@ForAll("dates") LocalDate date, @ForAll("times") LocalTime time) {
        LocalDateTime value = date.atTime(time);
        String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
        assertTravels(value, LocalDateTimeText::write, LocalDateTimeText::read, text);
    }

    @Property
    void timesWithOffsets(@ForAll("times") LocalTime time, @ForAll("offsets") ZoneOffset offset) {
        OffsetTime value = time.atOffset(offset);
        assertTravels(value, OffsetTimeText::write, OffsetTimeText::read, value.toString());
    }

    @Property
    void datesWithOffsets(
            @ForAll("dates") LocalDate date, @ForAll("times") LocalTime time, @ForAll("offsets") ZoneOffset offset) {
        OffsetDateTime value = OffsetDateTime.of(date, time, offset);
        String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
        assertTravels(value, OffsetDateTimeText::write, OffsetDateTimeText::read, text);
    }

    @Property
    void datesWithZones(
            @ForAll("dates") LocalDate date, @ForAll("times") LocalTime time, @ForAll("zones") ZoneId zone) {
        ZonedDateTime value = ZonedDateTime.of(date, time, zone);
        String text = DateTimeFormatter.ISO_ZONED_DATE_TIME.format(value);
        // java.time reads some zones as another that is equal in effect: what it reads is right.
        ZonedDateTime expected = ZonedDateTime.parse(text);
        for (Format format : Format.values()) {
            byte[] bytes = format.write(out -> ZonedDateTimeText.write(value, out));
            assertThat(format.<ZonedDateTime>read(bytes, ZonedDateTimeText::read))
                    .isEqualTo(expected);
        }
        assertThat(json(value, ZonedDateTimeText::write)).isEqualTo(text);
    }

    @Property
    void zones(@ForAll("zones") ZoneId value) {
        assertTravels(value, ZoneIdText::write, ZoneIdText::read, value.getId());
    }

    @Property
    void offsets(@ForAll("offsets") ZoneOffset value) {
        assertTravels(value, ZoneOffsetText::write, ZoneOffsetText::read, value.getId());
    }

    @Property
    void months(@ForAll("dates") LocalDate date) {
        YearMonth value = YearMonth.from(date);
        assertTravels(value, YearMonthText::write, YearMonthText::read, (date.getYear() > 9999 ? "+" : "") + value);
    }

    @Property
    void daysOfAYear(@ForAll("dates") LocalDate date) {
        MonthDay value = MonthDay.from(date);
        assertTravels(value, MonthDayText::write, MonthDayText::read, value.toString());
    }

    @Property
    void years(@ForAll("dates") LocalDate date) {
        Year value = Year.of(date.getYear());
        for (Format format : Format.values()) {
            byte[] bytes = format.write(out -> YearNumber.write(value, out));
            assertThat(format.<Year>read(bytes, YearNumber::read)).isEqualTo(value);
        }
    }

    @Property
    void durations(@ForAll("durations") Duration value) {
        assertTravels(value, DurationText::write, DurationText::read, value.toString());
    }

    @Property
    void periods(@ForAll("periods") Period value) {
        assertTravels(value, PeriodText::write, PeriodText::read, value.toString());
    }

    private static <T> void assertTravels(
            T value, BiConsumer<T, JsonGenerator> writer, Function<JsonParser, T> reader, String text) {
        for (Format format : Format.values()) {
            byte[] bytes = format.write(out -> writer.accept(value, out));
            assertThat(format.read(bytes, reader)).as("in %s", format).isEqualTo(value);
        }
        assertThat(json(value, writer)).isEqualTo(text);
    }

    private static <T> String json(T value, BiConsumer<T, JsonGenerator> writer) {
        byte[] bytes = Format.JSON_BYTES.write(out -> writer.accept(value, out));
        String quoted = new String(bytes, StandardCharsets.UTF_8);
        assertThat(Format.JSON_CHARACTERS.write(out -> writer.accept(value, out)))
                .isEqualTo(bytes);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(
                                LocalDate.of(-1, 1, 1).toEpochDay(),
                                LocalDate.of(10_000, 12, 31).toEpochDay())
                        .map(LocalDate::ofEpochDay),
                Arbitraries.longs()
                        .between(
                                LocalDate.of(1890, 1, 1).toEpochDay(),
                                LocalDate.of(2110, 12, 31).toEpochDay())
                        .map(LocalDate::ofEpochDay),
                Arbitraries.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(2000, 2, 29), LocalDate.of(0, 2, 29)));
    }

    @Provide
    Arbitrary<Integer> nanos() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 1, 999_999_999, 100_000_000, 120_000, 1_000),
                Arbitraries.integers().between(0, 999_999_999),
                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                Arbitraries.integers().between(0, 999_999).map(micros -> micros * 1_000));
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 86_399),
                                Arbitraries.integers().between(0, 1439).map(minute -> minute * 60)),
                        nanos())
                .as((second, nano) -> LocalTime.ofSecondOfDay(second).withNano(nano));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> common = Combinators.combine(dates(), times())
                .as((date, time) -> date.atTime(time).toInstant(ZoneOffset.UTC));
        return Arbitraries.oneOf(
                common,
                Arbitraries.of(
                        Instant.EPOCH,
                        Instant.MIN,
                        Instant.MAX,
                        Instant.parse("0000-01-01T00:00:00Z"),
                        Instant.parse("0000-01-01T00:00:00Z").minusNanos(1),
                        Instant.parse("9999-12-31T23:59:59.999999999Z"),
                        Instant.parse("9999-12-31T23:59:59.999999999Z").plusNanos(1)));
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds),
                Arbitraries.integers()
                        .between(-18 * 4, 18 * 4)
                        .map(quarter -> ZoneOffset.ofTotalSeconds(quarter * 900)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.oneOf(
                Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of),
                offsets().map(offset -> (ZoneId) offset),
                Arbitraries.of("UTC", "GMT", "UT", "UTC+01:00", "GMT-03:30", "Europe/Paris", "Z")
                        .map(ZoneId::of));
    }

    @Provide
    Arbitrary<Duration> durations() {
        Arbitrary<Long> seconds = Arbitraries.oneOf(
                Arbitraries.longs().between(-100_000, 100_000),
                Arbitraries.longs().between(-100, 100).map(minutes -> minutes * 60),
                Arbitraries.longs());
        return Combinators.combine(seconds, nanos()).as(Duration::ofSeconds);
    }

    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<Integer> amounts = Arbitraries.oneOf(Arbitraries.integers().between(-2, 2), Arbitraries.integers());
        return Combinators.combine(amounts, amounts, amounts).as(Period::of);
    }
}
