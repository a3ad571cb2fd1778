package dev.signalbox.processor.validate;

import static java.util.Map.entry;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;

/** What to use in the place of types that cannot be serialized. */
final class Replacements {

    private static final Map<String, String> ADVICE = Map.ofEntries(
            entry("java.lang.Object", "use the type that it really is, or a sealed interface of records"),
            entry("java.lang.Number", "use the kind of number that it really is"),
            entry("java.lang.StringBuilder", "use a String"),
            entry("java.util.Date", "use a java.time.Instant"),
            entry("java.util.Calendar", "use a java.time.ZonedDateTime"),
            entry("java.util.TimeZone", "use a java.time.ZoneId"),
            entry("java.sql.Timestamp", "use a java.time.Instant"),
            entry("java.sql.Date", "use a java.time.LocalDate"),
            entry("java.lang.Iterable", "use a List"),
            entry("java.util.ArrayList", "use a List"),
            entry("java.util.LinkedList", "use a List"),
            entry("java.util.Queue", "use a List"),
            entry("java.util.Deque", "use a List"),
            entry("java.util.stream.Stream", "use a List"),
            entry("java.util.HashSet", "use a Set"),
            entry("java.util.LinkedHashSet", "use a Set"),
            entry("java.util.EnumSet", "use a Set"),
            entry("java.util.TreeSet", "use a SortedSet"),
            entry("java.util.NavigableSet", "use a SortedSet"),
            entry("java.util.HashMap", "use a Map"),
            entry("java.util.LinkedHashMap", "use a Map"),
            entry("java.util.TreeMap", "use a Map"),
            entry("java.util.SortedMap", "use a Map"),
            entry("java.util.EnumMap", "use a Map"));

    private Replacements() {}

    static String adviceFor(TypeName type) {
        TypeName raw = type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
        return ADVICE.getOrDefault(raw.toString(), "make it a record, an enum or a sealed interface of records");
    }
}
