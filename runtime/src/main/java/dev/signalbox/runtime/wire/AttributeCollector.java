package dev.signalbox.runtime.wire;

import dev.signalbox.DecodingException;
import dev.signalbox.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the CloudEvents attributes of one message, from wherever they stand, and judges them. Of two
 * equal names the last counts; the first problem found is kept. Used by one thread.
 */
final class AttributeCollector {

    private static final String SPEC_VERSION = "1.0";

    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String source;
    private @Nullable String time;
    private @Nullable String subject;
    private @Nullable String partitionKey;
    private @Nullable String contentType;
    private Headers.@Nullable Builder others;
    private @Nullable DecodingException problem;

    void attribute(String name, String value) {
        switch (name) {
            case "specversion" -> specVersion = value;
            case "id" -> id = value;
            case "type" -> type = value;
            case "source" -> source = value;
            case "time" -> time = value;
            case "subject" -> subject = value;
            case "partitionkey" -> partitionKey = value;
            case "datacontenttype" -> contentType = value;
            case "" -> {} // a header that is a prefix and nothing else
            default -> other(name, value);
        }
    }

    void other(String name, String value) {
        if (others == null) {
            others = Headers.builder();
        }
        others.add(name, value);
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    /** Sets the content type where no attribute has done so. */
    void impliedContentType(String implied) {
        if (contentType == null) {
            contentType = implied;
        }
    }

    /** Keeps a problem, unless there is one already. */
    void problem(DecodingException found) {
        if (problem == null) {
            problem = found;
        }
    }

    /**
     * The message.
     *
     * @param messageKey the broker's key; the attribute partitionkey is stronger, the subject weaker
     */
    DecodedMessage finish(@Nullable String messageKey, byte[] payload, Instant arrivedAt) {
        checkRequired();
        Instant emittedAt = time == null ? arrivedAt : readTime(time, arrivedAt);
        String key = partitionKey != null ? partitionKey : messageKey != null ? messageKey : subject;
        if (subject != null && !subject.equals(key)) {
            other("subject", subject);
        }
        Envelope envelope = new Envelope(
                orEmpty(id),
                orEmpty(type),
                orEmpty(source),
                emittedAt,
                key,
                orEmpty(contentType),
                others == null ? Headers.empty() : others.build(),
                payload);
        return new DecodedMessage(envelope, problem);
    }

    private void checkRequired() {
        if (isSet(specVersion) && isSet(id) && isSet(source) && isSet(type)) {
            if (!SPEC_VERSION.equals(specVersion)) {
                problem(new DecodingException(
                        "/specversion", "CloudEvents " + specVersion + " is not known, only " + SPEC_VERSION));
            }
            return;
        }
        List<String> missing = new ArrayList<>();
        addIfMissing(missing, "specversion", specVersion);
        addIfMissing(missing, "id", id);
        addIfMissing(missing, "source", source);
        addIfMissing(missing, "type", type);
        problem(new DecodingException(
                "/" + missing.get(0), "the message is no whole CloudEvent: it lacks " + String.join(", ", missing)));
    }

    private Instant readTime(String text, Instant arrivedAt) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            problem(new DecodingException("/time", "the time is no RFC 3339 timestamp", e));
            return arrivedAt;
        }
    }

    private static void addIfMissing(List<String> missing, String name, @Nullable String value) {
        if (!isSet(value)) {
            missing.add(name);
        }
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
