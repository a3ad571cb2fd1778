package dev.signalbox.processor.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as the user wrote it: a whole number and a unit ({@code 250ms}, {@code 1s}, {@code 5m},
 * {@code 1h}, {@code 1d}), or ISO-8601 ({@code PT0.25S}).
 *
 * @param text as it is written; empty where left out
 */
public record DurationText(String text) {

    private static final Pattern SHORT_FORM = Pattern.compile("(-?\\d{1,15})(ms|s|m|h|d)");

    public boolean isLeftOut() {
        return text.isEmpty();
    }

    /** The duration; empty where left out, or where the text is none. */
    public Optional<Duration> value() {
        Matcher shortForm = SHORT_FORM.matcher(text);
        try {
            if (shortForm.matches()) {
                return Optional.of(of(Long.parseLong(shortForm.group(1)), shortForm.group(2)));
            }
            return isLeftOut() ? Optional.empty() : Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException none) {
            return Optional.empty();
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
