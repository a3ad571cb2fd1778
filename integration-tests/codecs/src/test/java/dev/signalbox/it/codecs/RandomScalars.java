package dev.signalbox.it.codecs;

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
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes scalars, those at limits more often than chance would have it. */
final class RandomScalars {

    private static final List<String> TEXTS = List.of(
            "", " ", "a", "null", "\"\\/\b\f\n\r\t", "\u0000\u001f\u007f", "äöü€", "\uD83D\uDE00", "0", "true", "NaN");

    private final Random random;
    private final Map<Class<?>, Supplier<Object>> makers = new HashMap<>();

    RandomScalars(Random random) {
        this.random = random;
        primitives();
        texts();
        times();
    }

    /** Empty where the type is no scalar. */
    Optional<Object> of(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(oneOf(type.getEnumConstants()));
        }
        return Optional.ofNullable(makers.get(type)).map(Supplier::get);
    }

    private void primitives() {
        put(boolean.class, Boolean.class, random::nextBoolean);
        put(byte.class, Byte.class, () -> (byte) integer());
        put(short.class, Short.class, () -> (short) integer());
        put(int.class, Integer.class, () -> (int) integer());
        put(long.class, Long.class, this::integer);
        put(float.class, Float.class, () -> (float) real());
        put(double.class, Double.class, this::real);
        put(char.class, Character.class, () -> oneOf('a', ' ', '"', 'é', '€', '\u0000', '\u2028'));
    }

    private void put(Class<?> primitive, Class<?> box, Supplier<Object> maker) {
        makers.put(primitive, maker);
        makers.put(box, maker);
    }

    private long integer() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> oneOf(-1L, 1L, 9L, 10L, 127L, -128L);
            case 2 -> oneOf((long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, 1L << 31);
            case 3 -> oneOf(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private double real() {
        return switch (random.nextInt(5)) {
            case 0 -> oneOf(0.0, -0.0, 1.0, -1.5, 0.1);
            case 1 -> oneOf(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            case 2 -> oneOf(1e30, 1e-30, 3.4028235e38, 1.17549435e-38);
            default -> random.nextGaussian() * 1000;
        };
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return oneOf(TEXTS.toArray(String[]::new));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (' ' + random.nextInt(90)));
        }
        return text.toString();
    }

    private void texts() {
        makers.put(String.class, this::text);
        makers.put(CharSequence.class, this::text);
        makers.put(char[].class, () -> text().toCharArray());
        makers.put(byte[].class, () -> {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            return bytes;
        });
        makers.put(BigInteger.class, () -> new BigInteger(random.nextInt(200), random));
        makers.put(BigDecimal.class, this::decimal);
        makers.put(
                UUID.class,
                () -> random.nextInt(5) == 0 ? new UUID(0, 0) : new UUID(random.nextLong(), random.nextLong()));
        makers.put(
                URI.class, () -> oneOf(URI.create(""), URI.create("https://a.example/b?c=d#e"), URI.create("urn:x:ä")));
        makers.put(URL.class, () -> url(oneOf("https://a.example/b?c=d", "http://127.0.0.1:8080/")));
        makers.put(
                Locale.class,
                () -> oneOf(Locale.ROOT, Locale.GERMANY, Locale.ENGLISH, Locale.forLanguageTag("zh-Hant-TW")));
        makers.put(Currency.class, () -> oneOf(Currency.getInstance("EUR"), Currency.getInstance("JPY")));
    }

    private BigDecimal decimal() {
        return switch (random.nextInt(3)) {
            case 0 -> oneOf(BigDecimal.ZERO, new BigDecimal("1.50"), new BigDecimal("-0.001"), new BigDecimal("1E+3"));
            case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
            default -> new BigDecimal(new BigInteger(random.nextInt(150), random), random.nextInt(40) - 10);
        };
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void times() {
        makers.put(Instant.class, () -> Instant.ofEpochSecond(random.nextLong() >> 30, nanos()));
        makers.put(LocalDate.class, this::date);
        makers.put(LocalTime.class, this::time);
        makers.put(LocalDateTime.class, () -> LocalDateTime.of(date(), time()));
        makers.put(OffsetTime.class, () -> OffsetTime.of(time(), offset()));
        makers.put(OffsetDateTime.class, () -> OffsetDateTime.of(date(), time(), offset()));
        makers.put(ZonedDateTime.class, () -> ZonedDateTime.of(date(), time(), zone()));
        makers.put(ZoneId.class, this::zone);
        makers.put(ZoneOffset.class, this::offset);
        makers.put(Duration.class, () -> Duration.ofSeconds(random.nextInt() >> random.nextInt(31), nanos()));
        makers.put(
                Period.class, () -> Period.of(random.nextInt(9) - 4, random.nextInt(30) - 9, random.nextInt(99) - 9));
        makers.put(Year.class, () -> Year.of(random.nextInt(12_000) - 1_000));
        // Beyond the year 9999 databind writes what YearMonth itself does not read.
        makers.put(YearMonth.class, () -> YearMonth.of(1 + random.nextInt(9_999), 1 + random.nextInt(12)));
        makers.put(MonthDay.class, () -> MonthDay.from(date()));
    }

    private long nanos() {
        return oneOf(0L, 1L, 500_000_000L, 120_000L, (long) random.nextInt(1_000_000_000));
    }

    private LocalDate date() {
        return random.nextInt(10) == 0
                ? oneOf(LocalDate.EPOCH, LocalDate.of(2024, 2, 29), LocalDate.of(-5, 1, 1), LocalDate.of(12_345, 6, 7))
                : LocalDate.of(1900 + random.nextInt(300), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private LocalTime time() {
        return random.nextInt(5) == 0
                ? oneOf(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.NOON)
                : LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + nanos());
    }

    private ZoneOffset offset() {
        return oneOf(
                ZoneOffset.UTC, ZoneOffset.ofHours(2), ZoneOffset.ofHoursMinutesSeconds(-5, -30, -15), ZoneOffset.MAX);
    }

    private ZoneId zone() {
        return oneOf(
                ZoneId.of("Europe/Berlin"), ZoneId.of("America/St_Johns"), ZoneId.of("UTC"), ZoneOffset.ofHours(-3));
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
