package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventKind;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.WireText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The events of all tables. Several tables may have brought one; a table holds copies of what another jar says of its
 * events, and the copies may be old. Not safe for use by several threads.
 */
final class KnownEvents {

    private final Map<Class<?>, EventType<?>> types = new LinkedHashMap<>();
    private final Map<Class<?>, String> tables = new HashMap<>();
    private final Map<String, List<EventType<?>>> byName = new HashMap<>();

    /** Those of another registry, and more. */
    KnownEvents(KnownEvents others) {
        types.putAll(others.types);
        tables.putAll(others.tables);
        others.byName.forEach((name, sameName) -> byName.put(name, new ArrayList<>(sameName)));
    }

    KnownEvents() {}

    /** By class, in the order in which they came. */
    Map<Class<?>, EventType<?>> types() {
        return Collections.unmodifiableMap(types);
    }

    /**
     * Adds an event.
     *
     * @param table the class of the table that brings it
     * @throws ConfigurationException if a reader could not tell it from another record, another table says something
     *     else of it, or nobody could read its type
     */
    void add(EventType<?> type, String table) {
        WireText.checked(type.type(), "type of " + type.eventClass().getName());
        EventType<?> known = types.get(type.eventClass());
        if (known != null) {
            checkSame(known, type, table);
            return;
        }
        if (type.kind() != EventKind.DOMAIN) {
            List<EventType<?>> sameName = byName.computeIfAbsent(type.type(), name -> new ArrayList<>());
            sameName.forEach(other -> checkApart(other, type));
            sameName.add(type);
        }
        types.put(type.eventClass(), type);
        tables.put(type.eventClass(), table);
    }

    private void checkSame(EventType<?> known, EventType<?> type, String table) {
        List<String> differences = new ArrayList<>();
        difference("topic", known.topic(), type.topic(), differences);
        difference("type", known.type(), type.type(), differences);
        difference("kind", known.kind().name(), type.kind().name(), differences);
        String knownKey = known.keyName();
        String key = type.keyName();
        if (knownKey != null && key != null) {
            difference("key", knownKey, key, differences);
        }
        if (!differences.isEmpty()) {
            String first = Objects.requireNonNull(tables.get(type.eventClass()));
            throw new ConfigurationException("The tables " + first + " and " + table + " disagree about "
                    + type.eventClass().getName() + ": " + String.join(", ", differences)
                    + ". One of them holds a copy from an older version of the other's jar: compile it again");
        }
    }

    private static void difference(String what, String one, String other, List<String> differences) {
        if (!one.equals(other)) {
            differences.add(
                    "its " + what + " is " + shown(one) + " in the first and " + shown(other) + " in the second");
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : "'" + text + "'";
    }

    private static void checkApart(EventType<?> known, EventType<?> type) {
        if (!TopicPattern.of(known.topic()).overlaps(TopicPattern.of(type.topic()))) {
            return;
        }
        String topics = known.topic().equals(type.topic())
                ? "the topic " + type.topic()
                : "the topics " + known.topic() + " and " + type.topic() + ", which may be the same";
        throw new ConfigurationException(known.eventClass().getName() + " and "
                + type.eventClass().getName() + " are both the type " + type.type() + " on " + topics
                + ": one of them needs another type or topic");
    }
}
