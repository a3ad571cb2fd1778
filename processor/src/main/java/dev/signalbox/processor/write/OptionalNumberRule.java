package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** {@code OptionalInt} and its kin: null where they are empty. */
final class OptionalNumberRule extends ValueRule<ValueType.OptionalNumber> {

    OptionalNumberRule() {
        super(ValueType.OptionalNumber.class);
    }

    @Override
    CodeBlock read(ValueType.OptionalNumber type, Site site) {
        return CodeBlock.of(
                "isNull(in) ? $1T.empty() : $1T.of($2L)", type.type(), ValueRules.read(type.content(), site));
    }

    @Override
    CodeBlock write(ValueType.OptionalNumber type, CodeBlock value, Site site) {
        CodeBlock content = CodeBlock.of(
                "$L.getAs$L()", value, PrimitiveRule.capitalized(type.content().type()));
        return CodeBlock.builder()
                .beginControlFlow("if ($L.isPresent())", value)
                .add(ValueRules.write(type.content(), content, site))
                .nextControlFlow("else")
                .addStatement("out.writeNull()")
                .endControlFlow()
                .build();
    }

    @Override
    boolean mentionsValueTwice() {
        return true;
    }
}
