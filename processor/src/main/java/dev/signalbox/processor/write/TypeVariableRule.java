package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** A type parameter of a generic record, through the codec that the constructor took. */
final class TypeVariableRule extends ValueRule<ValueType.Variable> {

    TypeVariableRule() {
        super(ValueType.Variable.class);
    }

    @Override
    CodeBlock read(ValueType.Variable type, Site site) {
        return CodeBlock.of("$L.read(in)", site.codec().codecs().ofVariable(type));
    }

    @Override
    CodeBlock write(ValueType.Variable type, CodeBlock value, Site site) {
        return CodeBlock.of("$L.write($L, out);\n", site.codec().codecs().ofVariable(type), value);
    }
}
