package dev.signalbox.it.codecs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** All of java.time. */
public record Times(
        Instant instant,
        LocalDate localDate,
        LocalTime localTime,
        LocalDateTime localDateTime,
        OffsetTime offsetTime,
        OffsetDateTime offsetDateTime,
        ZonedDateTime zonedDateTime,
        ZoneId zoneId,
        ZoneOffset zoneOffset,
        Duration duration,
        Period period,
        Year year,
        YearMonth yearMonth,
        MonthDay monthDay,
        Month month,
        DayOfWeek dayOfWeek,
        @Nullable Instant nullableInstant,
        @Nullable LocalDate nullableLocalDate,
        @Nullable Duration nullableDuration,
        @Nullable Year nullableYear,
        @Nullable Month nullableMonth) {}
