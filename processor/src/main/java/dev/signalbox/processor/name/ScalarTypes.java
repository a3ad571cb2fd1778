package dev.signalbox.processor.name;

import static java.util.Map.entry;

import com.palantir.javapoet.ClassName;
import java.util.Map;
import java.util.Optional;

/** The types that a class of {@code dev.signalbox.codegen} reads and writes, and that class. */
public final class ScalarTypes {

    private static final Map<String, ClassName> SUPPORT = Map.ofEntries(
            entry("java.lang.String", LibraryNames.codegen("StringText")),
            entry("java.lang.CharSequence", LibraryNames.codegen("StringText")),
            entry("char[]", LibraryNames.codegen("CharArrayText")),
            entry("byte[]", LibraryNames.codegen("Base64Binary")),
            entry("java.math.BigInteger", LibraryNames.codegen("BigIntegerNumber")),
            entry("java.math.BigDecimal", LibraryNames.codegen("BigDecimalNumber")),
            entry("java.util.UUID", LibraryNames.codegen("UuidText")),
            entry("java.util.Locale", LibraryNames.codegen("LocaleText")),
            entry("java.util.Currency", LibraryNames.codegen("CurrencyText")),
            entry("java.net.URI", LibraryNames.codegen("UriText")),
            entry("java.net.URL", LibraryNames.codegen("UrlText")),
            entry("java.time.Instant", LibraryNames.codegen("InstantText")),
            entry("java.time.LocalDate", LibraryNames.codegen("LocalDateText")),
            entry("java.time.LocalTime", LibraryNames.codegen("LocalTimeText")),
            entry("java.time.LocalDateTime", LibraryNames.codegen("LocalDateTimeText")),
            entry("java.time.OffsetTime", LibraryNames.codegen("OffsetTimeText")),
            entry("java.time.OffsetDateTime", LibraryNames.codegen("OffsetDateTimeText")),
            entry("java.time.ZonedDateTime", LibraryNames.codegen("ZonedDateTimeText")),
            entry("java.time.ZoneId", LibraryNames.codegen("ZoneIdText")),
            entry("java.time.ZoneOffset", LibraryNames.codegen("ZoneOffsetText")),
            entry("java.time.Duration", LibraryNames.codegen("DurationText")),
            entry("java.time.Period", LibraryNames.codegen("PeriodText")),
            entry("java.time.Year", LibraryNames.codegen("YearNumber")),
            entry("java.time.YearMonth", LibraryNames.codegen("YearMonthText")),
            entry("java.time.MonthDay", LibraryNames.codegen("MonthDayText")),
            entry("java.time.Month", LibraryNames.codegen("MonthText")));

    private ScalarTypes() {}

    /**
     * The class that reads and writes a type; empty where the type is no scalar.
     *
     * @param type its canonical name
     */
    public static Optional<ClassName> supportFor(String type) {
        return Optional.ofNullable(SUPPORT.get(type));
    }

    /** All of them, by canonical name. */
    static Map<String, ClassName> all() {
        return SUPPORT;
    }
}
