package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/** Records and sealed interfaces, through their own codecs. */
final class GeneratedCodecRule extends ValueRule<ValueType.Generated> {

    GeneratedCodecRule() {
        super(ValueType.Generated.class);
    }

    @Override
    CodeBlock read(ValueType.Generated type, Site site) {
        return CodeBlock.of("$L.read(in)", site.codec().codecs().of(type, site));
    }

    @Override
    CodeBlock write(ValueType.Generated type, CodeBlock value, Site site) {
        return CodeBlock.of("$L.write($L, out);\n", site.codec().codecs().of(type, site), value);
    }
}
