package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as users write it, in options as in annotations: {@code 250ms}, {@code 1s}, {@code 5m}, or ISO-8601. */
final class DurationOption {

    private static final Pattern SHORT_FORM = Pattern.compile("(-?\\d{1,15})(ms|s|m|h|d)");

    private DurationOption() {}

    static Duration parse(String text) {
        Matcher shortForm = SHORT_FORM.matcher(text);
        try {
            return shortForm.matches()
                    ? of(Long.parseLong(shortForm.group(1)), shortForm.group(2))
                    : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ConfigurationException(
                    "'" + text + "' is no duration: write 250ms, 1s, 5m, 1h, 1d or ISO-8601", e);
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
