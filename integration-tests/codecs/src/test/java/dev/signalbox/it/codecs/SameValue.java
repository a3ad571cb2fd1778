package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares records by content, arrays included, and exactly: no tolerance, no regard to what implements a collection. What is
 * ignored was not written.
 */
final class SameValue {

    private SameValue() {}

    /** The way to the first difference; empty where there is none. */
    static String difference(@Nullable Object actual, @Nullable Object expected) {
        return difference("", actual, expected);
    }

    private static String difference(String way, @Nullable Object actual, @Nullable Object expected) {
        if (actual == null || expected == null) {
            return actual == expected ? "" : told(way, actual, expected);
        }
        if (expected.getClass().isArray()) {
            return arrays(way, actual, expected);
        }
        if (expected instanceof Record) {
            return records(way, actual, expected);
        }
        if (expected instanceof Optional<?> some && actual instanceof Optional<?> other) {
            return difference(way, other.orElse(null), some.orElse(null));
        }
        if (expected instanceof Map<?, ?> some && actual instanceof Map<?, ?> other) {
            return maps(way, other, some);
        }
        if (expected instanceof Collection<?> some
                && !(expected instanceof Set)
                && actual instanceof Collection<?> other) {
            return elements(way, other, some);
        }
        return actual.equals(expected) ? "" : told(way, actual, expected);
    }

    private static String arrays(String way, Object actual, Object expected) {
        if (actual.getClass() != expected.getClass() || Array.getLength(actual) != Array.getLength(expected)) {
            return told(way, actual, expected);
        }
        for (int i = 0; i < Array.getLength(expected); i++) {
            String found = difference(way + "[" + i + "]", Array.get(actual, i), Array.get(expected, i));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String records(String way, Object actual, Object expected) {
        if (actual.getClass() != expected.getClass()) {
            return told(way, actual, expected);
        }
        for (RecordComponent component : expected.getClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String found =
                    difference(way + "." + component.getName(), get(component, actual), get(component, expected));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static @Nullable Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException refused) {
            throw new LinkageError("cannot read " + component, refused);
        }
    }

    private static String maps(String way, Map<?, ?> actual, Map<?, ?> expected) {
        if (!actual.keySet().equals(expected.keySet())) {
            return told(way, actual.keySet(), expected.keySet());
        }
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            String found = difference(way + "{" + entry.getKey() + "}", actual.get(entry.getKey()), entry.getValue());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String elements(String way, Collection<?> actual, Collection<?> expected) {
        if (actual.size() != expected.size()) {
            return told(way, actual, expected);
        }
        Iterator<?> others = actual.iterator();
        for (Object element : expected) {
            String found = difference(way + "[]", others.next(), element);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String told(String way, @Nullable Object actual, @Nullable Object expected) {
        return way + " is " + actual + " instead of " + expected;
    }
}
