package dev.signalbox.processor.validate;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.model.CodecGraph.Node;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TypeWalk;
import dev.signalbox.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/** What the type of a component must be, down to its innermost part. */
final class ComponentTypeRules {

    private ComponentTypeRules() {}

    static List<Diagnostic> check(ComponentModel component, Node node, CodecGraph graph) {
        List<Diagnostic> problems = new ArrayList<>();
        Origin origin = component.origin();
        TypeWalk.visit(component.type(), TypeWalk.join(node.path(), component.name()), (type, path) -> {
            String place = path + " of " + graph.root().head().label();
            if (type instanceof ValueType.Unwritable unwritable) {
                problems.add(unwritable(unwritable, place, origin));
            } else if (type instanceof ValueType.HandWritten written) {
                handWritten(written, place, problems);
            } else if (type instanceof ValueType.EnumValue constants) {
                problems.addAll(EnumRules.check(constants, origin));
            }
        });
        return problems;
    }

    private static Diagnostic unwritable(ValueType.Unwritable type, String place, Origin origin) {
        TypeName name = type.type();
        return switch (type.obstacle()) {
            case UNKNOWN -> Problem.COMPONENT_NOT_SERIALIZABLE.at(origin, place, name, Replacements.adviceFor(name));
            case RAW -> Problem.RAW_TYPE.at(origin, place, name);
            case WILDCARD -> Problem.WILDCARD_TYPE.at(origin, place, name);
            case MAP_KEY -> Problem.MAP_KEY_TYPE.at(origin, place, name);
            case NO_ORDER -> Problem.ELEMENT_WITHOUT_ORDER.at(origin, place, name);
            case GENERIC_ELEMENT -> Problem.GENERIC_ARRAY.at(origin, place, name);
            case NULLABLE_ARGUMENT -> Problem.NULLABLE_ARGUMENT.at(origin, place, name);
            case NOT_VISIBLE -> Problem.TYPE_NOT_VISIBLE.at(origin, place, name);
            case NO_CODEC -> Problem.CODEC_OF_OTHER_MODULE_MISSING.at(origin, place, name, type.culprit());
            case CODEC_NOT_VISIBLE -> Problem.CODEC_NOT_VISIBLE.at(origin, place, name, type.culprit());
        };
    }

    private static void handWritten(ValueType.HandWritten type, String place, List<Diagnostic> problems) {
        HandWrittenCodec codec = type.codec();
        TypeName value = codec.value();
        if (codec.flaw() != null) {
            problems.add(HandWrittenCodecRules.unusable(codec));
        } else if (value != null && !value.box().equals(type.type().box())) {
            problems.add(Problem.USE_CODEC_MISMATCH.at(codec.origin(), place, type.type(), codec.name(), value));
        }
    }
}
