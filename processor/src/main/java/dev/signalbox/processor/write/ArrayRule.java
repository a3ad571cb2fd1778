package dev.signalbox.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;

/** Arrays, {@code byte[]} and {@code char[]} aside. */
final class ArrayRule extends ValueRule<ValueType.ArrayValue> {

    ArrayRule() {
        super(ValueType.ArrayValue.class);
    }

    @Override
    CodeBlock read(ValueType.ArrayValue type, Site site) {
        TypeName component = type.type().componentType();
        if (component.isPrimitive()) {
            return CodeBlock.of("$T.read$Ls(in)", LibraryNames.PRIMITIVE_ARRAYS, PrimitiveRule.capitalized(component));
        }
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (!$T.first(in))", LibraryNames.ELEMENTS)
                .addStatement("return $L", empty(type.type()))
                .endControlFlow()
                .addStatement(
                        "$T elements = new $T<>()",
                        ParameterizedTypeName.get(ClassName.get(List.class), component),
                        ArrayList.class)
                .beginControlFlow("do")
                .addStatement(
                        "elements.add($L)", ElementCode.read(type.element(), site.inside("an element", "Element")))
                .endControlFlow("while ($T.next(in))", LibraryNames.ELEMENTS)
                .addStatement("return elements.toArray($T::new)", type.type())
                .build();
        return site.codec().methods().reader(type, site, body);
    }

    @Override
    CodeBlock write(ValueType.ArrayValue type, CodeBlock value, Site site) {
        CodeBlock body = CodeBlock.builder()
                .addStatement("out.writeStartArray(elements, elements.length)")
                .beginControlFlow("for ($T element : elements)", type.type().componentType())
                .add(ElementCode.write(type.element(), "element", site.inside("an element", "Element")))
                .endControlFlow()
                .addStatement("out.writeEndArray()")
                .build();
        return site.codec().methods().writer(type, "elements", value, site, body);
    }

    /** {@code new int[0][]}. */
    static CodeBlock empty(ArrayTypeName array) {
        TypeName component = array.componentType();
        StringBuilder dimensions = new StringBuilder("[0]");
        while (component instanceof ArrayTypeName nested) {
            component = nested.componentType();
            dimensions.append("[]");
        }
        return CodeBlock.of("new $T$L", component, dimensions);
    }
}
