package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** Types that a class of {@code dev.signalbox.codegen} reads and writes. */
final class ScalarRule extends ValueRule<ValueType.Scalar> {

    private static final ClassName STRING = ClassName.get(String.class);

    ScalarRule() {
        super(ValueType.Scalar.class);
    }

    @Override
    CodeBlock read(ValueType.Scalar type, Site site) {
        return CodeBlock.of("$T.read(in)", type.support());
    }

    @Override
    CodeBlock write(ValueType.Scalar type, CodeBlock value, Site site) {
        return type.type().equals(STRING)
                ? CodeBlock.of("out.writeString($L);\n", value)
                : CodeBlock.of("$T.write($L, out);\n", type.support(), value);
    }
}
