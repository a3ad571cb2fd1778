package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Locale;

/** Primitives and what boxes them. */
final class PrimitiveRule extends ValueRule<ValueType.Primitive> {

    PrimitiveRule() {
        super(ValueType.Primitive.class);
    }

    @Override
    CodeBlock read(ValueType.Primitive type, Site site) {
        return CodeBlock.of("$T.read$L(in)", LibraryNames.PRIMITIVE_READER, capitalized(type.unboxed()));
    }

    @Override
    CodeBlock write(ValueType.Primitive type, CodeBlock value, Site site) {
        TypeName primitive = type.unboxed();
        if (primitive.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of("out.writeBoolean($L);\n", value);
        }
        boolean special = primitive.equals(TypeName.FLOAT)
                || primitive.equals(TypeName.DOUBLE)
                || primitive.equals(TypeName.CHAR);
        return special
                ? CodeBlock.of("$T.write$L($L, out);\n", LibraryNames.PRIMITIVE_WRITER, capitalized(primitive), value)
                : CodeBlock.of("out.writeNumber($L);\n", value);
    }

    /** {@code Int} of {@code int}. */
    static String capitalized(TypeName primitive) {
        String name = primitive.toString();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
