package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.Inclusion;
import dev.signalbox.processor.model.ValueType;
import java.util.Optional;

/** When a value that is not null is written, as {@code @JsonInclude} has it, and what it is when it was left out. */
final class Presence {

    private Presence() {}

    /**
     * A condition under which the value is written; empty where it always is.
     *
     * @param value the name of a variable, or an accessor for a primitive
     */
    static Optional<CodeBlock> condition(ComponentModel component, CodeBlock value) {
        ValueType type = component.type();
        Inclusion inclusion = component.inclusion();
        if (inclusion == Inclusion.ALWAYS || inclusion == Inclusion.NON_NULL) {
            return Optional.empty();
        }
        if (type instanceof ValueType.OptionalValue || type instanceof ValueType.OptionalNumber) {
            return Optional.of(CodeBlock.of("$L.isPresent()", value));
        }
        if (inclusion == Inclusion.NON_ABSENT) {
            return Optional.empty();
        }
        return type instanceof ValueType.Primitive primitive
                ? primitive(primitive, inclusion, value)
                : EmptyValue.of(type, inclusion).map(empty -> empty.isNot(value));
    }

    private static Optional<CodeBlock> primitive(ValueType.Primitive primitive, Inclusion inclusion, CodeBlock value) {
        if (inclusion != Inclusion.NON_DEFAULT) {
            return Optional.empty();
        }
        TypeName type = primitive.unboxed();
        if (type.equals(TypeName.BOOLEAN)) {
            return Optional.of(value);
        }
        // As databind has it: -0.0 is not the default.
        return Optional.of(
                type.equals(TypeName.DOUBLE) || type.equals(TypeName.FLOAT)
                        ? CodeBlock.of("$T.compare($L, 0) != 0", type.box(), value)
                        : CodeBlock.of("$L != 0", value));
    }

    /** What an absent property reads as; empty where it may not be absent. */
    static Optional<CodeBlock> absent(ComponentModel component) {
        ValueType type = component.type();
        if (type instanceof ValueType.OptionalValue || type instanceof ValueType.OptionalNumber) {
            return Optional.of(CodeBlock.of("$T.empty()", raw(type.type())));
        }
        if (component.isNullable()) {
            return Optional.of(CodeBlock.of("null"));
        }
        if (type instanceof ValueType.CollectionValue collection) {
            return Optional.of(CollectionRule.empty(collection.kind()));
        }
        if (type instanceof ValueType.ArrayValue array) {
            return Optional.of(ArrayRule.empty(array.type()));
        }
        if (type instanceof ValueType.MapValue) {
            return Optional.of(MapRule.empty());
        }
        if (type instanceof ValueType.Primitive primitive) {
            return component.inclusion() == Inclusion.NON_DEFAULT
                    ? Optional.of(zero(primitive.type()))
                    : Optional.empty();
        }
        return EmptyValue.of(type, component.inclusion()).map(EmptyValue::creation);
    }

    /**
     * Zero or false.
     *
     * @param declared a primitive, or what boxes one
     */
    static CodeBlock zero(TypeName declared) {
        TypeName type = declared.isPrimitive() ? declared : declared.unbox();
        if (type.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of("false");
        }
        if (type.equals(TypeName.CHAR)) {
            return CodeBlock.of("'\\0'");
        }
        return declared.isPrimitive() || type.equals(TypeName.INT) ? CodeBlock.of("0") : CodeBlock.of("($T) 0", type);
    }

    private static TypeName raw(TypeName type) {
        return type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
    }
}
