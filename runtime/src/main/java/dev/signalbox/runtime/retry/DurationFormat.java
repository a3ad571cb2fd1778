package dev.signalbox.runtime.retry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** How logs and messages write a duration: {@code 19.7ms}, {@code 1.5s}, {@code 1m30s}. */
public final class DurationFormat {

    /** Cut, not rounded, so that no unit is filled up to the next one. */
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.DOWN);

    private static final int NANOS_OF_A_MILLI_IN_DIGITS = 6;

    private DurationFormat() {}

    /** Three digits of milliseconds or seconds, above a minute the two largest units, the rest cut off. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() == 0
                    ? digits(BigDecimal.valueOf(duration.toNanosPart(), NANOS_OF_A_MILLI_IN_DIGITS)) + "ms"
                    : digits(BigDecimal.valueOf(duration.toMillis(), 3)) + "s";
        }
        if (duration.toHours() == 0) {
            return units(duration.toMinutes(), "m", duration.toSecondsPart(), "s");
        }
        return duration.toDays() == 0
                ? units(duration.toHours(), "h", duration.toMinutesPart(), "m")
                : units(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    private static String digits(BigDecimal value) {
        return value.signum() == 0
                ? "0"
                : value.round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String units(long large, String largeUnit, int small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
