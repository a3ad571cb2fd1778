package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.EnumConstant;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the constants of an enum must be. */
final class EnumRules {

    private EnumRules() {}

    /** @param origin the component: the enum may come from a jar */
    static List<Diagnostic> check(ValueType.EnumValue type, Origin origin) {
        List<Diagnostic> problems = new ArrayList<>();
        type.unsupported()
                .forEach(use -> problems.add(Problem.ANNOTATION_NOT_SUPPORTED.at(
                        origin, use + " in the enum " + type.type(), "use @JsonProperty on its constants")));
        Map<String, String> owners = new HashMap<>();
        for (EnumConstant constant : type.constants()) {
            Stream.concat(Stream.of(constant.text()), constant.aliases().stream())
                    .forEach(text -> {
                        String other = owners.putIfAbsent(text, constant.name());
                        if (other != null && !other.equals(constant.name())) {
                            problems.add(
                                    Problem.ENUM_TEXTS_COLLIDE.at(origin, other, constant.name(), type.type(), text));
                        }
                    });
        }
        return problems;
    }
}
