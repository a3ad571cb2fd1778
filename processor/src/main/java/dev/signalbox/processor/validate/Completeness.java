package dev.signalbox.processor.validate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.model.CodecModel;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.ValueType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which classes of a graph have instances at all: a record that requires itself, directly or through others, has none. A
 * least fixed point: what has only components that are complete is complete, and a sealed interface is where one of its
 * records is. Classes outside the graph are taken for complete.
 */
final class Completeness {

    private final Map<ClassName, CodecModel> models = new LinkedHashMap<>();
    private final Map<ClassName, Set<Integer>> requiredParameters = new HashMap<>();
    private final Set<ClassName> complete = new HashSet<>();

    private Completeness(CodecGraph graph) {
        graph.nodes().forEach(node -> models.put(node.model().head().name(), node.model()));
    }

    static Completeness of(CodecGraph graph) {
        Completeness completeness = new Completeness(graph);
        completeness.findRequiredParameters();
        completeness.findComplete();
        return completeness;
    }

    /** The classes without which a component is not complete, as far as they are not complete themselves. */
    Set<ClassName> incomplete(ComponentModel component) {
        Set<ClassName> needed = new LinkedHashSet<>(needs(component));
        needed.removeIf(this::isComplete);
        return needed;
    }

    /** The incomplete classes that a class needs. */
    Set<ClassName> incomplete(ClassName type) {
        Set<ClassName> needed = new LinkedHashSet<>();
        if (models.get(type) instanceof RecordModel record) {
            record.components().forEach(component -> needed.addAll(incomplete(component)));
        } else if (models.get(type) instanceof SealedModel family) {
            family.subtypes().forEach(subtype -> needed.add(subtype.type().raw()));
        }
        return needed;
    }

    private boolean isComplete(ClassName type) {
        return !models.containsKey(type) || complete.contains(type);
    }

    private void findComplete() {
        boolean found = true;
        while (found) {
            found = false;
            for (Map.Entry<ClassName, CodecModel> entry : models.entrySet()) {
                if (!complete.contains(entry.getKey()) && isNowComplete(entry.getValue())) {
                    complete.add(entry.getKey());
                    found = true;
                }
            }
        }
    }

    private boolean isNowComplete(CodecModel model) {
        if (model instanceof RecordModel record) {
            return record.components().stream()
                    .allMatch(component -> incomplete(component).isEmpty());
        }
        return !(model instanceof SealedModel family)
                || family.subtypes().isEmpty()
                || family.subtypes().stream()
                        .anyMatch(subtype -> isComplete(subtype.type().raw()));
    }

    private Set<ClassName> needs(ComponentModel component) {
        Set<ClassName> needed = new LinkedHashSet<>();
        if (!component.isNullable() && !component.isIgnored()) {
            addNeeds(component.type(), needed);
        }
        return needed;
    }

    private void addNeeds(ValueType type, Set<ClassName> needed) {
        if (type instanceof ValueType.Generated generated) {
            needed.add(generated.raw());
            requiredParameters
                    .getOrDefault(generated.raw(), Set.of())
                    .forEach(index -> addNeeds(generated.arguments().get(index), needed));
        }
    }

    /** The type parameters that a generic record holds an instance of. */
    private void findRequiredParameters() {
        boolean found = true;
        while (found) {
            found = false;
            for (CodecModel model : models.values()) {
                if (model instanceof RecordModel record
                        && !model.head().parameters().isEmpty()) {
                    Set<Integer> known =
                            requiredParameters.computeIfAbsent(model.head().name(), name -> new HashSet<>());
                    found |= known.addAll(requiredParameters(record));
                }
            }
        }
    }

    private Set<Integer> requiredParameters(RecordModel record) {
        Set<Integer> indexes = new HashSet<>();
        record.components().stream()
                .filter(component -> !component.isNullable() && !component.isIgnored())
                .forEach(component ->
                        addParameters(component.type(), record.head().parameters(), indexes));
        return indexes;
    }

    private void addParameters(ValueType type, List<TypeVariableName> parameters, Set<Integer> indexes) {
        if (type instanceof ValueType.Variable variable) {
            indexes.add(parameters.indexOf(variable.type()));
        } else if (type instanceof ValueType.Generated generated) {
            Set.copyOf(requiredParameters.getOrDefault(generated.raw(), Set.of()))
                    .forEach(index -> addParameters(generated.arguments().get(index), parameters, indexes));
        }
    }
}
