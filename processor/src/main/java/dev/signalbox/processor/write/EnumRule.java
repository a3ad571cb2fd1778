package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** Enums, through a table of their texts. */
final class EnumRule extends ValueRule<ValueType.EnumValue> {

    EnumRule() {
        super(ValueType.EnumValue.class);
    }

    @Override
    CodeBlock read(ValueType.EnumValue type, Site site) {
        return CodeBlock.of("$L.read(in)", site.codec().enumNames(type));
    }

    @Override
    CodeBlock write(ValueType.EnumValue type, CodeBlock value, Site site) {
        return CodeBlock.of("$L.write($L, out);\n", site.codec().enumNames(type), value);
    }
}
