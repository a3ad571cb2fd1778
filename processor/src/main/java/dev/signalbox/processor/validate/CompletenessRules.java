package dev.signalbox.processor.validate;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No record may require itself. Told at each component on the way round. */
final class CompletenessRules {

    private CompletenessRules() {}

    static List<Diagnostic> check(RecordModel record, Completeness completeness) {
        List<Diagnostic> problems = new ArrayList<>();
        ClassName start = record.head().name();
        for (ComponentModel component : record.components()) {
            for (ClassName needed : completeness.incomplete(component)) {
                List<ClassName> way = way(needed, start, completeness);
                if (!way.isEmpty()) {
                    problems.add(Problem.NEVER_COMPLETE.at(
                            component.origin(), record.head().label() + "." + component.name(), told(start, way)));
                    break;
                }
            }
        }
        return problems;
    }

    /** The shortest way from one class to another along what they need, both ends in it; empty where there is none. */
    private static List<ClassName> way(ClassName from, ClassName to, Completeness completeness) {
        Map<ClassName, List<ClassName>> ways = new HashMap<>(Map.of(from, List.of(from)));
        Deque<ClassName> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            ClassName next = queue.remove();
            List<ClassName> way = ways.getOrDefault(next, List.of());
            if (next.equals(to)) {
                return way;
            }
            for (ClassName needed : completeness.incomplete(next)) {
                if (!ways.containsKey(needed)) {
                    List<ClassName> longer = new ArrayList<>(way);
                    longer.add(needed);
                    ways.put(needed, longer);
                    queue.add(needed);
                }
            }
        }
        return List.of();
    }

    private static String told(ClassName start, List<ClassName> way) {
        StringBuilder text = new StringBuilder("a ").append(label(start));
        way.forEach(each -> text.append(" needs a ").append(label(each)));
        return text.toString();
    }

    private static String label(ClassName name) {
        return String.join(".", name.simpleNames());
    }
}
