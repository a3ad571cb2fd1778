package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.signalbox.processor.model.CollectionKind;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists and sets: arrays on the wire, unmodifiable when read. */
final class CollectionRule extends ValueRule<ValueType.CollectionValue> {

    CollectionRule() {
        super(ValueType.CollectionValue.class);
    }

    @Override
    CodeBlock read(ValueType.CollectionValue type, Site site) {
        Classes classes = Classes.of(type.kind());
        CodeBlock element = ElementCode.read(type.element(), site.inside("an element", "Element"));
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (!$T.first(in))", LibraryNames.ELEMENTS)
                .addStatement("return $L", empty(type.kind()))
                .endControlFlow()
                .addStatement(
                        "$T elements = new $T<>()",
                        ParameterizedTypeName.get(
                                classes.type(), type.element().type().type()),
                        classes.implementation())
                .beginControlFlow("do")
                .addStatement("elements.add($L)", element)
                .endControlFlow("while ($T.next(in))", LibraryNames.ELEMENTS)
                .addStatement(
                        "return $T.unmodifiable$L(elements)",
                        Collections.class,
                        classes.type().simpleName())
                .build();
        return site.codec().methods().reader(type, site, body);
    }

    @Override
    CodeBlock write(ValueType.CollectionValue type, CodeBlock value, Site site) {
        CodeBlock body = CodeBlock.builder()
                .addStatement("out.writeStartArray(elements, elements.size())")
                .beginControlFlow(
                        "for ($T element : elements)", type.element().type().type())
                .add(ElementCode.write(type.element(), "element", site.inside("an element", "Element")))
                .endControlFlow()
                .addStatement("out.writeEndArray()")
                .build();
        return site.codec().methods().writer(type, "elements", value, site, body);
    }

    /** An empty collection. */
    static CodeBlock empty(CollectionKind kind) {
        return switch (kind) {
            case LIST, COLLECTION -> CodeBlock.of("$T.of()", List.class);
            case SET -> CodeBlock.of("$T.of()", Set.class);
            case SORTED_SET -> CodeBlock.of("$T.emptySortedSet()", Collections.class);
        };
    }

    /** What a collection is made of, and the type that it is kept unmodifiable as. */
    private record Classes(ClassName implementation, ClassName type) {

        static Classes of(CollectionKind kind) {
            return switch (kind) {
                // Not unmodifiableCollection, which is equal to nothing but itself.
                case LIST, COLLECTION -> of(ArrayList.class, List.class);
                case SET -> of(LinkedHashSet.class, Set.class);
                case SORTED_SET -> of(TreeSet.class, SortedSet.class);
            };
        }

        private static Classes of(Class<?> implementation, Class<?> type) {
            return new Classes(ClassName.get(implementation), ClassName.get(type));
        }
    }
}
