package dev.signalbox.processor.validate;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AnnotationMisuse;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.model.CodecGraph.Node;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to hold for codecs to be generated. */
public final class CodecRules {

    private CodecRules() {}

    /** Everything that is wrong with an event or payload, for each class that it is made of. */
    public static Map<ClassName, List<Diagnostic>> check(CodecGraph graph) {
        Completeness completeness = Completeness.of(graph);
        Map<ClassName, List<Diagnostic>> problems = new LinkedHashMap<>();
        graph.nodes().forEach(node -> problems.put(node.model().head().name(), check(node, graph, completeness)));
        return problems;
    }

    private static List<Diagnostic> check(Node node, CodecGraph graph, Completeness completeness) {
        List<Diagnostic> problems = new ArrayList<>();
        problems.addAll(FileRules.check(node.model().head()));
        node.model().head().misuses().forEach(misuse -> problems.add(misuse(misuse)));
        if (node.model() instanceof RecordModel record) {
            for (ComponentModel component : record.components()) {
                problems.addAll(NullabilityRules.check(component, record.head().label()));
                if (!component.isIgnored()) {
                    problems.addAll(ComponentTypeRules.check(component, node, graph));
                    component.misuses().forEach(misuse -> problems.add(misuse(misuse)));
                }
            }
            problems.addAll(PropertyNameRules.check(record));
            problems.addAll(CompletenessRules.check(record, completeness));
        }
        if (node.model() instanceof SealedModel family) {
            problems.addAll(SealedRules.check(family, graph));
        }
        if (problems.stream().noneMatch(Diagnostic::isError)) {
            problems.addAll(DatabindNameRules.check(node.model()));
        }
        return problems;
    }

    private static Diagnostic misuse(AnnotationMisuse misuse) {
        return Problem.ANNOTATION_NOT_SUPPORTED.at(misuse.origin(), misuse.use(), misuse.advice());
    }
}
