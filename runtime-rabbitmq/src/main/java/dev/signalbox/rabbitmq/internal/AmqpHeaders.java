package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers as AMQP's properties and header table, and back. The content type, and of our own events the id,
 * type, source and time, are properties as well; other properties of strangers become headers {@code
 * amqp_…}, and properties again when the message is written once more. A table has no order, so headers come
 * by their names.
 */
@SuppressWarnings("JavaUtilDate") // the client's type for AMQP's timestamps
final class AmqpHeaders {

    /** What begins the names of the envelope's attributes. */
    static final String ATTRIBUTES = "cloudEvents_";

    private static final String ID = ATTRIBUTES + "id";
    private static final String TYPE = ATTRIBUTES + "type";
    private static final String SOURCE = ATTRIBUTES + "source";
    private static final String TIME = ATTRIBUTES + "time";

    private static final String CONTENT_TYPE = "content-type";
    private static final String PROPERTY = "amqp_";
    private static final int PERSISTENT = 2;

    private AmqpHeaders() {}

    /** Properties of a persistent message with these headers. */
    static BasicProperties write(Headers headers) {
        Map<String, String> properties = new HashMap<>();
        Map<String, Object> table = new LinkedHashMap<>();
        for (Headers.Header header : headers) {
            if (header.name().equals(CONTENT_TYPE) || header.name().startsWith(PROPERTY)) {
                properties.putIfAbsent(header.name(), header.value());
            } else {
                add(table, header.name(), header.value());
            }
        }
        return new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType(properties.get(CONTENT_TYPE))
                .contentEncoding(properties.get(PROPERTY + "content-encoding"))
                .correlationId(properties.get(PROPERTY + "correlation-id"))
                .replyTo(properties.get(PROPERTY + "reply-to"))
                .messageId(properties.getOrDefault(PROPERTY + "message-id", attribute(headers, ID)))
                .type(properties.getOrDefault(PROPERTY + "type", attribute(headers, TYPE)))
                .appId(properties.getOrDefault(PROPERTY + "app-id", attribute(headers, SOURCE)))
                .timestamp(
                        AmqpTime.ofNullable(properties.getOrDefault(PROPERTY + "timestamp", attribute(headers, TIME))))
                .headers(table)
                .build();
    }

    /** The message's headers, without a letter's own. */
    static Headers message(BasicProperties properties) {
        Headers headers = table(properties, false);
        Headers.Builder all = Headers.builder();
        add(all, CONTENT_TYPE, properties.getContentType(), null);
        all.addAll(headers);
        add(all, PROPERTY + "content-encoding", properties.getContentEncoding(), null);
        add(all, PROPERTY + "correlation-id", properties.getCorrelationId(), null);
        add(all, PROPERTY + "reply-to", properties.getReplyTo(), null);
        add(all, PROPERTY + "message-id", properties.getMessageId(), attribute(headers, ID));
        add(all, PROPERTY + "type", properties.getType(), attribute(headers, TYPE));
        add(all, PROPERTY + "app-id", properties.getAppId(), attribute(headers, SOURCE));
        Date timestamp = properties.getTimestamp();
        Date implied = AmqpTime.ofNullable(attribute(headers, TIME));
        if (timestamp != null && (implied == null || implied.getTime() != timestamp.getTime())) {
            all.add(PROPERTY + "timestamp", text(timestamp));
        }
        return all.build();
    }

    /** A letter's own headers. */
    static Headers notes(BasicProperties properties) {
        return table(properties, true);
    }

    private static Headers table(BasicProperties properties, boolean notes) {
        Map<String, Object> table = properties.getHeaders();
        if (table == null) {
            return Headers.empty();
        }
        List<String> names = new ArrayList<>(table.size());
        for (String name : table.keySet()) {
            if (!name.isEmpty() && name.startsWith(StoredLetter.NOTE_PREFIX) == notes && !isBrokers(name)) {
                names.add(name);
            }
        }
        names.sort(null);
        Headers.Builder headers = Headers.builder();
        for (String name : names) {
            addAll(headers, name, table.get(name));
        }
        return headers.build();
    }

    /** What the broker writes about a delivery is no part of the message. */
    private static boolean isBrokers(String name) {
        return name.equals("x-delivery-count") || name.equals("x-acquired-count");
    }

    private static void addAll(Headers.Builder headers, String name, @Nullable Object value) {
        if (value instanceof List<?> several) {
            several.forEach(each -> headers.add(name, text(each)));
        } else {
            headers.add(name, text(value));
        }
    }

    /** A table has each name once; values of equal names become a list. */
    private static void add(Map<String, Object> table, String name, String value) {
        Object before = table.get(name);
        if (before == null) {
            table.put(name, value);
        } else {
            List<Object> all = new ArrayList<>();
            if (before instanceof List<?> several) {
                all.addAll(several);
            } else {
                all.add(before);
            }
            all.add(value);
            table.put(name, all);
        }
    }

    private static void add(Headers.Builder headers, String name, @Nullable String value, @Nullable String implied) {
        if (value != null && !value.equals(implied)) {
            headers.add(name, value);
        }
    }

    private static @Nullable String attribute(Headers headers, String name) {
        return headers.first(name).orElse(null);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime()).toString();
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value == null ? "" : value instanceof LongString text ? text.toString() : String.valueOf(value);
    }
}
