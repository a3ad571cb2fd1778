package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.DecodingException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.core.JsonParser;

/** A reader accepts exactly the texts that the type's own parser accepts, and makes the same of them. */
class MutatedTextTest {

    /** A text, and what happens to it: each edit replaces, inserts or deletes one character. */
    record Mutation(int place, int kind, char character) {

        String applyTo(String text) {
            int at = text.isEmpty() ? 0 : place % text.length();
            String before = text.substring(0, at);
            String after = text.substring(Math.min(at + 1, text.length()));
            return switch (kind) {
                case 0 -> before + character + after;
                case 1 -> before + character + text.substring(at);
                case 2 -> before;
                default -> before + after;
            };
        }
    }

    /** A type with its reader, its own parser and texts to start from. */
    record Subject<T>(String name, Function<JsonParser, T> reader, Function<String, T> oracle, List<String> texts) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String TIME = "T12:30:59.123456789";

    private static final List<Subject<?>> SUBJECTS = List.of(
            new Subject<>(
                    "Instant",
                    InstantText::read,
                    Instant::parse,
                    List.of("2026-02-28T12:30:59Z", "2024-02-29T23:59:59.123Z", "2026-02-28" + TIME + "Z")),
            new Subject<>("LocalDate", LocalDateText::read, LocalDate::parse, List.of("2026-02-28", "2024-02-29")),
            new Subject<>(
                    "LocalTime", LocalTimeText::read, LocalTime::parse, List.of("12:30", "23:59:59", "12:30:59.12")),
            new Subject<>(
                    "LocalDateTime",
                    LocalDateTimeText::read,
                    LocalDateTime::parse,
                    List.of("2026-02-28T12:30", "2000-02-29T12:30:59", "2026-12-31" + TIME)),
            new Subject<>(
                    "OffsetTime",
                    OffsetTimeText::read,
                    OffsetTime::parse,
                    List.of("12:30Z", "12:30:59+01:00", "12:30:59.5-18:00", "12:30:59.5-17:59:59")),
            new Subject<>(
                    "OffsetDateTime",
                    OffsetDateTimeText::read,
                    OffsetDateTime::parse,
                    List.of("2026-02-28T12:30Z", "2000-02-29T12:30:59+01:00", "2026-12-31" + TIME + "-03:30")),
            new Subject<>(
                    "ZonedDateTime",
                    ZonedDateTimeText::read,
                    ZonedDateTime::parse,
                    List.of(
                            "2026-02-28T12:30Z",
                            "2026-02-28T12:30:59+01:00[Europe/Paris]",
                            "2026-02-28T12:30:59+02:00[Etc/GMT-2]",
                            "2026-03-29T02:30:00+01:00[Europe/Paris]",
                            "2026-02-28T12:30:59Z[UTC]",
                            "2026-02-28T12:30:59+01:00[UTC+01:00]")),
            new Subject<>("YearMonth", YearMonthText::read, YearMonth::parse, List.of("2026-02", "+12026-02")),
            new Subject<>("MonthDay", MonthDayText::read, MonthDay::parse, List.of("--02-29", "--12-31")),
            new Subject<>(
                    "Duration",
                    DurationText::read,
                    Duration::parse,
                    List.of("PT0S", "PT1H-2M3.5S", "PT-0.5S", "P2DT3H", "PT123456789012H59M", "-PT6H+3M")),
            new Subject<>(
                    "Period", PeriodText::read, Period::parse, List.of("P0D", "P1Y-2M3D", "P4W", "-P1Y2M", "P12M7D")),
            new Subject<>("ZoneId", ZoneIdText::read, ZoneId::of, List.of("Europe/Paris", "UTC+1", "Z", "+01:00")),
            new Subject<>("ZoneOffset", ZoneOffsetText::read, ZoneOffset::of, List.of("Z", "+01:00", "-01:30:15")),
            new Subject<>("URI", UriText::read, URI::create, List.of("https://example.org:80/a?b=c#d", "a:b", "..")),
            new Subject<>("Currency", CurrencyText::read, Currency::getInstance, List.of("EUR", "XXX")),
            new Subject<>(
                    "UUID", UuidText::read, MutatedTextTest::uuid, List.of("7f9c24e8-3b12-4FEF-91e2-9c1e8c3a5d10")));

    @Property(tries = 20_000)
    void isReadAsItsOwnParserDoes(@ForAll("subjects") Subject<?> subject, @ForAll("mutations") List<Mutation> edits) {
        for (String text : subject.texts()) {
            String mutated = text;
            for (Mutation edit : edits) {
                mutated = edit.applyTo(mutated);
            }
            assertAgreement(subject, mutated);
        }
    }

    private static <T> void assertAgreement(Subject<T> subject, String text) {
        byte[] bytes = Format.JSON_BYTES.write(out -> out.writeString(text));
        assertThat(read(bytes, subject.reader())).as(text).isEqualTo(parse(text, subject.oracle()));
    }

    private static <T> Optional<T> read(byte[] bytes, Function<JsonParser, T> reader) {
        try {
            return Optional.of(Format.JSON_BYTES.read(bytes, reader));
        } catch (DecodingException refused) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> parse(String text, Function<String, T> oracle) {
        try {
            return Optional.of(oracle.apply(text));
        } catch (DateTimeException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** As strict as UUID.toString: what java.util accepts beyond that is no UUID to jackson-databind either. */
    private static UUID uuid(String text) {
        if (!text.toLowerCase(Locale.ROOT).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }

    @Provide
    Arbitrary<Subject<?>> subjects() {
        return Arbitraries.of(SUBJECTS);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.chars().with("0123456789"),
                Arbitraries.chars().with("-+:.,TtZzPpHhMmSsDdYyWw[]/ \"\\aZ\u0660\u00e9\u4e2d"),
                Arbitraries.chars().with("0259"));
        Arbitrary<Mutation> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 3),
                        characters)
                .as(Mutation::new);
        return edits.list().ofMinSize(0).ofMaxSize(3);
    }
}
