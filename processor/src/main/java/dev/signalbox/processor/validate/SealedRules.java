package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.StraySubtype;
import dev.signalbox.processor.model.SubtypeModel;
import dev.signalbox.processor.model.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a sealed interface and its records must be. */
final class SealedRules {

    private SealedRules() {}

    static List<Diagnostic> check(SealedModel family, CodecGraph graph) {
        List<Diagnostic> problems = new ArrayList<>();
        String label = family.head().label();
        family.strays().forEach(stray -> problems.add(stray(stray, label)));
        Map<String, String> owners = new HashMap<>();
        for (SubtypeModel subtype : family.subtypes()) {
            String name = labelOf(subtype);
            Stream.concat(Stream.of(subtype.name()), subtype.aliases().stream()).forEach(each -> {
                String owner = owners.putIfAbsent(each.text(), name);
                if (owner != null) {
                    problems.add(Problem.SUBTYPE_NAMES_COLLIDE.at(each.origin(), owner, name, label, each.text()));
                }
            });
            graph.nodes().stream()
                    .map(CodecGraph.Node::model)
                    .filter(model -> model.head().name().equals(subtype.type().raw()))
                    .filter(RecordModel.class::isInstance)
                    .forEach(model -> discriminator(family, (RecordModel) model, problems));
        }
        return problems;
    }

    private static Diagnostic stray(StraySubtype stray, String label) {
        return switch (stray.reason()) {
            case NO_RECORD -> Problem.SUBTYPE_NO_RECORD.at(stray.origin(), label, stray.label());
            case OTHER_ARGUMENTS -> Problem.SUBTYPE_ARGUMENTS.at(stray.origin(), stray.label(), label);
            case NOT_VISIBLE -> Problem.SUBTYPE_NOT_VISIBLE.at(stray.origin(), stray.label(), label);
            case HAND_WRITTEN -> Problem.SUBTYPE_HAND_WRITTEN.at(stray.origin(), stray.label(), label);
        };
    }

    private static void discriminator(SealedModel family, RecordModel record, List<Diagnostic> problems) {
        String property = family.property().text();
        for (ComponentModel component : record.components()) {
            Stream.concat(Stream.of(component.property()), component.aliases().stream())
                    .filter(name -> !component.isIgnored() && name.text().equals(property))
                    .map(WireName::origin)
                    .forEach(origin -> problems.add(Problem.DISCRIMINATOR_COLLIDES.at(
                            origin,
                            property,
                            family.head().label(),
                            record.head().label() + "." + component.name())));
        }
    }

    private static String labelOf(SubtypeModel subtype) {
        return String.join(".", subtype.type().raw().simpleNames());
    }
}
