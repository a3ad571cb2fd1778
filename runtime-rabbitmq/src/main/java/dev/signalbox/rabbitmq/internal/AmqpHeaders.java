package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Headers as AMQP's properties and header table, and back. The content type, and of our own events the id,
 * type, source and time, are properties as well; what properties say beyond that is read as headers {@code
 * amqp_…}, and those that are emitted become properties where there are such. A table has no order, so headers
 * come by their names.
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

    private static final String TIMESTAMP = PROPERTY + "timestamp";

    /** Headers that are properties. The broker acts on the others, or they are no text. */
    private static final Set<String> WRITTEN = Set.of(
            CONTENT_TYPE,
            PROPERTY + "content-encoding",
            PROPERTY + "correlation-id",
            PROPERTY + "reply-to",
            PROPERTY + "message-id",
            PROPERTY + "type",
            PROPERTY + "app-id",
            TIMESTAMP);

    private AmqpHeaders() {}

    /** Properties of a persistent message with these headers. */
    static BasicProperties write(Headers headers) {
        Map<String, String> properties = new HashMap<>();
        Map<String, Object> table = new LinkedHashMap<>();
        for (Headers.Header header : headers) {
            if (!isProperty(header, headers) || properties.putIfAbsent(header.name(), header.value()) != null) {
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
                .timestamp(AmqpTime.ofNullable(properties.getOrDefault(TIMESTAMP, attribute(headers, TIME))))
                .headers(table)
                .build();
    }

    /** Whether a property says all that a header says, so that it is read again. */
    private static boolean isProperty(Headers.Header header, Headers all) {
        return WRITTEN.contains(header.name())
                && switch (header.name()) {
                    case PROPERTY + "message-id" -> !header.value().equals(attribute(all, ID));
                    case PROPERTY + "type" -> !header.value().equals(attribute(all, TYPE));
                    case PROPERTY + "app-id" -> !header.value().equals(attribute(all, SOURCE));
                    case TIMESTAMP -> isTimestamp(header.value(), attribute(all, TIME));
                    default -> true;
                };
    }

    private static boolean isTimestamp(String text, @Nullable String implied) {
        Date date = AmqpTime.ofNullable(text);
        return date != null && AmqpText.of(date).equals(text) && !isSame(date, AmqpTime.ofNullable(implied));
    }

    private static boolean isSame(Date one, @Nullable Date other) {
        return other != null && one.getTime() == other.getTime();
    }

    /** All that arrived, but for what the broker writes about a delivery. */
    static Headers message(BasicProperties properties) {
        Headers headers = table(properties);
        Headers.Builder all = Headers.builder();
        add(all, CONTENT_TYPE, properties.getContentType(), null);
        all.addAll(headers);
        add(all, PROPERTY + "content-encoding", properties.getContentEncoding(), null);
        add(all, PROPERTY + "correlation-id", properties.getCorrelationId(), null);
        add(all, PROPERTY + "reply-to", properties.getReplyTo(), null);
        add(all, PROPERTY + "message-id", properties.getMessageId(), attribute(headers, ID));
        add(all, PROPERTY + "type", properties.getType(), attribute(headers, TYPE));
        add(all, PROPERTY + "app-id", properties.getAppId(), attribute(headers, SOURCE));
        add(all, PROPERTY + "expiration", properties.getExpiration(), null);
        add(all, PROPERTY + "user-id", properties.getUserId(), null);
        add(all, PROPERTY + "cluster-id", properties.getClusterId(), null);
        if (properties.getPriority() != null) {
            all.add(PROPERTY + "priority", properties.getPriority().toString());
        }
        Date timestamp = properties.getTimestamp();
        if (timestamp != null && !isSame(timestamp, AmqpTime.ofNullable(attribute(headers, TIME)))) {
            all.add(TIMESTAMP, AmqpText.of(timestamp));
        }
        return all.build();
    }

    /** All of a message but its body, in an order of its own; without what changes with each delivery. */
    static String describe(BasicProperties properties) {
        Map<String, Object> others = new TreeMap<>();
        Map<String, Object> table = properties.getHeaders();
        if (table != null) {
            others.putAll(table);
            others.keySet().removeIf(AmqpHeaders::isBrokers);
        }
        return AmqpText.of(others) + properties.builder().headers(null).build();
    }

    /** What the broker writes about a delivery is no part of the message. */
    static boolean isBrokers(String name) {
        return name.equals("x-delivery-count") || name.equals("x-acquired-count");
    }

    private static Headers table(BasicProperties properties) {
        Map<String, Object> table = properties.getHeaders();
        if (table == null) {
            return Headers.empty();
        }
        List<String> names = new ArrayList<>(table.size());
        for (String name : table.keySet()) {
            if (!name.isEmpty() && !isBrokers(name)) {
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

    private static void addAll(Headers.Builder headers, String name, @Nullable Object value) {
        if (value instanceof List<?> several) {
            several.forEach(each -> headers.add(name, AmqpText.of(each)));
        } else {
            headers.add(name, AmqpText.of(value));
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
}
