package dev.signalbox.processor.validate;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.TypeWalk;
import dev.signalbox.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Where {@code @Nullable} may stand: a primitive is never null, so that whoever writes it means something else. */
final class NullabilityRules {

    private NullabilityRules() {}

    /** @param record the label of the record */
    static List<Diagnostic> check(ComponentModel component, String record) {
        List<Diagnostic> problems = new ArrayList<>();
        if (component.isNullable() && component.type().type().isPrimitive()) {
            problems.add(problem(component, record, component.type().type()));
        }
        TypeWalk.visit(component.type(), "", (type, path) -> {
            if (type instanceof ValueType.ArrayValue array
                    && array.element().isNullable()
                    && array.type().componentType().isPrimitive()) {
                problems.add(problem(component, record, array.type().componentType()));
            }
        });
        return problems;
    }

    private static Diagnostic problem(ComponentModel component, String record, TypeName primitive) {
        return Problem.NULLABLE_PRIMITIVE.at(
                component.origin(),
                record + "." + component.name(),
                primitive,
                primitive.box().toString().replace("java.lang.", ""));
    }
}
