package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;
import java.util.Optional;

/** {@code Optional}: null where it is empty. */
final class OptionalRule extends ValueRule<ValueType.OptionalValue> {

    OptionalRule() {
        super(ValueType.OptionalValue.class);
    }

    @Override
    CodeBlock read(ValueType.OptionalValue type, Site site) {
        return CodeBlock.of(
                "isNull(in) ? $1T.empty() : $1T.of($2L)", Optional.class, ValueRules.read(type.content(), site));
    }

    @Override
    CodeBlock write(ValueType.OptionalValue type, CodeBlock value, Site site) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($L.isPresent())", value);
        if (ValueRules.mentionValueTwice(type.content())) {
            String content = site.codec().local(site.hint() + "Content");
            code.addStatement("$T $L = $L.get()", type.content().type(), content, value)
                    .add(ValueRules.write(type.content(), CodeBlock.of("$L", content), site));
        } else {
            code.add(ValueRules.write(type.content(), CodeBlock.of("$L.get()", value), site));
        }
        return code.nextControlFlow("else")
                .addStatement("out.writeNull()")
                .endControlFlow()
                .build();
    }

    @Override
    boolean mentionsValueTwice() {
        return true;
    }
}
