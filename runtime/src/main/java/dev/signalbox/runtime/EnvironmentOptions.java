package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads options from environment variables; what is wrong is said with the name of the variable. */
final class EnvironmentOptions {

    /** What follows the prefix, in the order in which it is read. */
    static final List<String> NAMES = List.of(
            "APPLICATION",
            "CONCURRENCY",
            "MAX_IN_FLIGHT",
            "MAX_WAITING_FOR_RETRY",
            "EMIT_TIMEOUT",
            "START_TIMEOUT",
            "DRAIN_TIMEOUT",
            "UNROUTED",
            "WIRE_FORMAT",
            "PAYLOAD_FORMAT",
            "RETRY_ATTEMPTS",
            "RETRY_DELAY",
            "RETRY_MULTIPLIER",
            "RETRY_MAX_DELAY",
            "RETRY_JITTER");

    private final String prefix;
    private final Map<String, String> environment;

    EnvironmentOptions(String prefix, Map<String, String> environment) {
        this.prefix = prefix.isEmpty() || prefix.endsWith("_") ? prefix : prefix + "_";
        this.environment = environment;
    }

    SignalboxOptions.Builder read() {
        checkSpelling();
        String application = value("APPLICATION");
        if (application == null) {
            throw new ConfigurationException("The environment variable " + prefix
                    + "APPLICATION is not set: it names the application, which is the source of its events and the"
                    + " default consumer group");
        }
        SignalboxOptions.Builder options = converted("APPLICATION", application, SignalboxOptions::builder);
        set("CONCURRENCY", EnvironmentOptions::number, options::concurrency);
        set("MAX_IN_FLIGHT", EnvironmentOptions::number, options::maxInFlight);
        set("MAX_WAITING_FOR_RETRY", EnvironmentOptions::number, options::maxWaitingForRetry);
        set("EMIT_TIMEOUT", DurationOption::parse, options::emitTimeout);
        set("START_TIMEOUT", DurationOption::parse, options::startTimeout);
        set("DRAIN_TIMEOUT", DurationOption::parse, options::drainTimeout);
        set("UNROUTED", EnvironmentOptions::unrouted, options::unrouted);
        set("WIRE_FORMAT", EnvironmentOptions::wireFormat, options::wireFormat);
        set("PAYLOAD_FORMAT", EnvironmentOptions::payloadFormat, options::payloadFormat);
        return options.retry(retry());
    }

    /** Parts are judged together, so that a mistake in two of them that do not fit is told of the retries. */
    private RetryPolicy retry() {
        RetryPolicy.Builder retry = RetryPolicy.builder();
        set("RETRY_ATTEMPTS", EnvironmentOptions::number, retry::attempts);
        set("RETRY_DELAY", DurationOption::parse, retry::delay);
        set("RETRY_MULTIPLIER", EnvironmentOptions::decimal, retry::multiplier);
        set("RETRY_MAX_DELAY", DurationOption::parse, retry::maxDelay);
        set("RETRY_JITTER", EnvironmentOptions::decimal, retry::jitter);
        try {
            return retry.build();
        } catch (ConfigurationException e) {
            throw new ConfigurationException("The environment variables " + prefix + "RETRY_…: " + e.getMessage(), e);
        }
    }

    private <T> void set(String name, Function<String, T> conversion, Consumer<? super T> option) {
        String value = value(name);
        if (value != null) {
            converted(name, value, text -> {
                option.accept(conversion.apply(text));
                return text;
            });
        }
    }

    private <T> T converted(String name, String value, Function<String, T> conversion) {
        try {
            return conversion.apply(value);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("The environment variable " + prefix + name + ": " + e.getMessage(), e);
        }
    }

    /** An empty variable is one that is not set: many tools cannot leave one out. */
    private @Nullable String value(String name) {
        String value = environment.get(prefix + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Others may begin like ours, but none differs from one of ours in case or underscores alone. */
    private void checkSpelling() {
        for (String given : environment.keySet()) {
            for (String name : NAMES) {
                String ours = prefix + name;
                if (!given.equals(ours) && letters(given).equals(letters(ours))) {
                    throw new ConfigurationException(
                            "The environment variable " + given + " means nothing; did you mean " + ours + "?");
                }
            }
        }
    }

    private static String letters(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException("'" + text + "' is no whole number", e);
        }
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException("'" + text + "' is no number", e);
        }
    }

    private static UnroutedPolicy unrouted(String text) {
        return switch (letters(text)) {
            case "IGNORE" -> UnroutedPolicy.IGNORE;
            case "DEADLETTER" -> UnroutedPolicy.DEAD_LETTER;
            default -> throw unknown(text, "IGNORE or DEAD_LETTER");
        };
    }

    private static WireFormat wireFormat(String text) {
        return switch (text) {
            case "cloudevents" -> WireFormat.cloudEvents();
            case "cloudevents-structured" -> WireFormat.cloudEventsStructured();
            default -> throw unknown(text, "cloudevents or cloudevents-structured");
        };
    }

    private static PayloadFormat payloadFormat(String text) {
        return switch (text) {
            case "json" -> PayloadFormat.json();
            case "cbor" -> PayloadFormat.cbor();
            case "smile" -> PayloadFormat.smile();
            default -> throw unknown(text, "json, cbor or smile");
        };
    }

    private static ConfigurationException unknown(String text, String known) {
        return new ConfigurationException("'" + text + "' is not known, only " + known);
    }
}
