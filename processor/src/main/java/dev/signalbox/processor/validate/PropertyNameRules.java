package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.model.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of components on the wire must be. */
final class PropertyNameRules {

    private PropertyNameRules() {}

    static List<Diagnostic> check(RecordModel record) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        List<ComponentModel> onTheWire = record.components().stream()
                .filter(component -> !component.isIgnored())
                .toList();
        onTheWire.forEach(component -> claim(component.property(), component, owners, problems));
        onTheWire.forEach(component -> component.aliases().forEach(alias -> claim(alias, component, owners, problems)));
        record.components().stream()
                .filter(component -> component.isIgnored() && !mayBeAbsent(component))
                .forEach(component -> problems.add(Problem.IGNORED_CANNOT_BE_READ.at(
                        component.origin(), record.head().label() + "." + component.name())));
        return problems;
    }

    private static void claim(
            WireName name, ComponentModel component, Map<String, String> owners, List<Diagnostic> problems) {
        String owner = owners.putIfAbsent(name.text(), component.name());
        if (owner != null) {
            problems.add(Problem.PROPERTY_NAMES_COLLIDE.at(name.origin(), owner, component.name(), name.text()));
        }
    }

    private static boolean mayBeAbsent(ComponentModel component) {
        ValueType type = component.type();
        return component.isNullable()
                || type.isCollection()
                || type instanceof ValueType.OptionalValue
                || type instanceof ValueType.OptionalNumber;
    }
}
