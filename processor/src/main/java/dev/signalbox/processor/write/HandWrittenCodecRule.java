package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** Types with a codec that a user wrote. */
final class HandWrittenCodecRule extends ValueRule<ValueType.HandWritten> {

    HandWrittenCodecRule() {
        super(ValueType.HandWritten.class);
    }

    @Override
    CodeBlock read(ValueType.HandWritten type, Site site) {
        return CodeBlock.of("$L.read(in)", site.codec().codecs().handWritten(type.codec()));
    }

    @Override
    CodeBlock write(ValueType.HandWritten type, CodeBlock value, Site site) {
        return CodeBlock.of("$L.write($L, out);\n", site.codec().codecs().handWritten(type.codec()), value);
    }
}
