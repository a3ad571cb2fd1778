package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.Inclusion;
import dev.signalbox.processor.model.ValueType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What databind takes for empty, and leaves out under {@code NON_EMPTY}: the {@code isEmpty} methods of its serializers.
 * Under {@code NON_DEFAULT} it does so for fewer types: {@code BeanUtil.propertyDefaultValue}.
 *
 * @param notEmpty a condition with {@code $L} for the variable
 * @param creation an expression that makes an empty value
 */
record EmptyValue(String notEmpty, CodeBlock creation) {

    private static final String NOT_EMPTY = "!$L.isEmpty()";
    private static final String HAS_LENGTH = "$L.length > 0";

    /** Empty where a value of the type is never left out. */
    static Optional<EmptyValue> of(ValueType type, Inclusion inclusion) {
        if (inclusion != Inclusion.NON_EMPTY && inclusion != Inclusion.NON_DEFAULT) {
            return Optional.empty();
        }
        if (type instanceof ValueType.CollectionValue collection) {
            return Optional.of(new EmptyValue(NOT_EMPTY, CollectionRule.empty(collection.kind())));
        }
        if (type instanceof ValueType.MapValue) {
            return Optional.of(new EmptyValue(NOT_EMPTY, MapRule.empty()));
        }
        if (type instanceof ValueType.ArrayValue array) {
            return Optional.of(new EmptyValue(HAS_LENGTH, ArrayRule.empty(array.type())));
        }
        return type instanceof ValueType.Scalar scalar
                ? scalar(scalar.type().toString(), inclusion == Inclusion.NON_EMPTY)
                : Optional.empty();
    }

    private static Optional<EmptyValue> scalar(String type, boolean anyEmptyText) {
        return Optional.ofNullable(
                switch (type) {
                    case "java.lang.String" -> new EmptyValue(NOT_EMPTY, CodeBlock.of("$S", ""));
                    case "byte[]", "char[]" ->
                        new EmptyValue(HAS_LENGTH, CodeBlock.of("new $L", type.replace("[]", "[0]")));
                    case "java.util.UUID" ->
                        new EmptyValue(
                                "($1L.getMostSignificantBits() | $1L.getLeastSignificantBits()) != 0",
                                CodeBlock.of("new $T(0, 0)", UUID.class));
                    default -> anyEmptyText ? emptyText(type) : null;
                });
    }

    private static @Nullable EmptyValue emptyText(String type) {
        return switch (type) {
            case "java.lang.CharSequence" -> new EmptyValue("$L.length() > 0", CodeBlock.of("$S", ""));
            case "java.net.URI" ->
                new EmptyValue("!$L.toString().isEmpty()", CodeBlock.of("$T.create($S)", URI.class, ""));
            case "java.util.Locale" ->
                new EmptyValue("!$L.toString().isEmpty()", CodeBlock.of("$T.ROOT", Locale.class));
            default -> null;
        };
    }

    /** The condition under which a value is not empty. */
    CodeBlock isNot(CodeBlock variable) {
        return CodeBlock.of(notEmpty, variable);
    }
}
