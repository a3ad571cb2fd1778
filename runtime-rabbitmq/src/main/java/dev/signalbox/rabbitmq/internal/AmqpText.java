package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.LongString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of AMQP's header tables as text. Tables, and lists in them, are as in JSON. */
@SuppressWarnings("JavaUtilDate") // the client's type for AMQP's timestamps
final class AmqpText {

    private AmqpText() {}

    /** A value as text; nothing is the empty text. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime()).toString();
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            StringBuilder json = new StringBuilder();
            addJson(json, value);
            return json.toString();
        }
        return value instanceof LongString text ? text.toString() : String.valueOf(value);
    }

    private static void addJson(StringBuilder to, @Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            to.append(value);
        } else if (value instanceof Map<?, ?> table) {
            addTable(to, table);
        } else if (value instanceof List<?> list) {
            addList(to, list);
        } else {
            addText(to, of(value));
        }
    }

    private static void addTable(StringBuilder to, Map<?, ?> table) {
        Map<String, Object> sorted = new TreeMap<>();
        table.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        String separator = "{";
        for (Map.Entry<String, Object> each : sorted.entrySet()) {
            to.append(separator);
            addText(to, each.getKey());
            to.append(':');
            addJson(to, each.getValue());
            separator = ",";
        }
        to.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void addList(StringBuilder to, List<?> list) {
        String separator = "[";
        for (Object each : list) {
            to.append(separator);
            addJson(to, each);
            separator = ",";
        }
        to.append(list.isEmpty() ? "[]" : "]");
    }

    private static void addText(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                to.append('\\').append(each);
            } else if (each < ' ') {
                to.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                to.append(each);
            }
        }
        to.append('"');
    }
}
