package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ElementType;
import dev.signalbox.processor.model.ValueType;

/** Reads and writes what a collection, an array or a map holds, null where that is a value. */
final class ElementCode {

    private ElementCode() {}

    static CodeBlock read(ElementType element, Site site) {
        CodeBlock read = ValueRules.read(element.type(), site);
        boolean readsNullItself =
                element.type() instanceof ValueType.OptionalValue || element.type() instanceof ValueType.OptionalNumber;
        return element.isNullable() && !readsNullItself ? CodeBlock.of("isNull(in) ? null : $L", read) : read;
    }

    /** @param variable holds the element */
    static CodeBlock write(ElementType element, String variable, Site site) {
        ValueType type = element.type();
        if (type.type().isPrimitive()) {
            return ValueRules.write(type, CodeBlock.of("$L", variable), site);
        }
        if (element.isNullable()) {
            return CodeBlock.builder()
                    .beginControlFlow("if ($L == null)", variable)
                    .addStatement("out.writeNull()")
                    .nextControlFlow("else")
                    .add(ValueRules.write(type, CodeBlock.of("$L", variable), site))
                    .endControlFlow()
                    .build();
        }
        CodeBlock required = CodeBlock.of("required($L, $S)", variable, site.label());
        return ValueRules.mentionValueTwice(type)
                ? CodeBlock.builder()
                        .addStatement(required)
                        .add(ValueRules.write(type, CodeBlock.of("$L", variable), site))
                        .build()
                : ValueRules.write(type, required, site);
    }
}
