package dev.signalbox.runtime.wire;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one emit, sorted: what the user sets of the CloudEvent's attributes, and the headers that
 * stay the user's own. An attribute may be named under any prefix, whatever the transport's own is.
 *
 * @param subject in place of the key, or null
 * @param attributes extensions and the schema of the data, by name and without a prefix
 * @param own all others
 */
record EmittedHeaders(@Nullable String subject, Headers attributes, Headers own) {

    private static final EmittedHeaders NONE = new EmittedHeaders(null, Headers.empty(), Headers.empty());

    /**
     * Sorts the headers.
     *
     * @param prefix what the transport puts before the names of attributes
     * @throws EmitException if an attribute is one that the envelope sets itself, or none that CloudEvents allows
     */
    static EmittedHeaders of(Headers headers, String prefix) {
        if (headers.isEmpty()) {
            return NONE;
        }
        String subject = null;
        Headers.Builder attributes = null;
        Headers.Builder own = Headers.builder();
        for (Headers.Header header : headers) {
            String attribute = attribute(header.name(), prefix);
            if (attribute == null) {
                own.add(header.name(), header.value());
                continue;
            }
            check(header, attribute);
            if (attribute.equals("subject")) {
                subject = once(subject, header);
                continue;
            }
            attributes = attributes == null ? Headers.builder() : attributes;
            once(attributes.build().first(attribute).orElse(null), header);
            attributes.add(attribute, header.value());
        }
        return subject == null && attributes == null
                ? new EmittedHeaders(null, Headers.empty(), headers)
                : new EmittedHeaders(subject, attributes == null ? Headers.empty() : attributes.build(), own.build());
    }

    /** The subject of an event with this key, or null where it has none. */
    @Nullable
    String subjectOr(@Nullable String key) {
        return subject != null ? subject : key;
    }

    private static @Nullable String attribute(String name, String prefix) {
        if (CloudEventsHeaders.isContentType(name)) {
            return CloudEventsHeaders.CONTENT_TYPE;
        }
        String attribute = CloudEventsHeaders.attribute(name);
        return attribute == null && name.startsWith(prefix) ? name.substring(prefix.length()) : attribute;
    }

    private static void check(Headers.Header header, String attribute) {
        switch (attribute) {
            case "specversion", "id", "type", "source", "time", "partitionkey", "datacontenttype", "content-type" ->
                throw new EmitException(
                        "The header " + header.name() + " is one of the envelope's own; give yours another name");
            case "subject" -> {
                if (header.value().isEmpty()) {
                    throw refused(header, "a subject is not empty; leave it out instead");
                }
            }
            case "dataschema" -> checkSchema(header);
            default -> {
                if (!isExtension(attribute)) {
                    throw refused(
                            header,
                            "the name of an attribute of a CloudEvent has lower-case letters (a to z) and digits"
                                    + " alone, and is not 'data'");
                }
            }
        }
    }

    private static boolean isExtension(String name) {
        return !name.isEmpty()
                && !name.equals("data")
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private static void checkSchema(Headers.Header header) {
        try {
            if (new URI(header.value()).isAbsolute()) {
                return;
            }
        } catch (URISyntaxException e) {
            throw refused(header, "a schema is named by an absolute URI: " + e.getReason());
        }
        throw refused(header, "a schema is named by an absolute URI");
    }

    private static String once(@Nullable String before, Headers.Header header) {
        if (before != null) {
            throw refused(header, "an attribute has one value, and this one is there twice");
        }
        return header.value();
    }

    private static EmitException refused(Headers.Header header, String why) {
        return new EmitException("The header " + header.name() + " cannot be sent: " + why);
    }
}
