package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps: objects on the wire, unmodifiable and in the order of the wire when read. */
final class MapRule extends ValueRule<ValueType.MapValue> {

    private static final ClassName STRING = ClassName.get(String.class);

    MapRule() {
        super(ValueType.MapValue.class);
    }

    @Override
    CodeBlock read(ValueType.MapValue type, Site site) {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (!$T.firstEntry(in))", LibraryNames.ELEMENTS)
                .addStatement("return $L", empty())
                .endControlFlow()
                .addStatement("$T entries = new $T<>()", type.type(), LinkedHashMap.class)
                .beginControlFlow("do")
                .addStatement("$T key = $L", type.key().type(), readKey(type.key(), site))
                .addStatement("in.nextToken()")
                .addStatement("entries.put(key, $L)", ElementCode.read(type.element(), site.inside("a value", "Value")))
                .endControlFlow("while ($T.nextEntry(in))", LibraryNames.ELEMENTS)
                .addStatement("return $T.unmodifiableMap(entries)", Collections.class)
                .build();
        return site.codec().methods().reader(type, site, body);
    }

    @Override
    CodeBlock write(ValueType.MapValue type, CodeBlock value, Site site) {
        TypeName entry = ParameterizedTypeName.get(
                ClassName.get(Map.Entry.class),
                type.key().type(),
                type.element().type().type());
        CodeBlock key = CodeBlock.of("required(entry.getKey(), $S)", "a key of " + site.label());
        CodeBlock body = CodeBlock.builder()
                .addStatement("out.writeStartObject(entries, entries.size())")
                .beginControlFlow("for ($T entry : entries.entrySet())", entry)
                .add(writeKey(type.key(), key, site))
                .addStatement(
                        "$T element = entry.getValue()", type.element().type().type())
                .add(ElementCode.write(type.element(), "element", site.inside("a value", "Value")))
                .endControlFlow()
                .addStatement("out.writeEndObject()")
                .build();
        return site.codec().methods().writer(type, "entries", value, site, body);
    }

    /** An empty map. */
    static CodeBlock empty() {
        return CodeBlock.of("$T.of()", Map.class);
    }

    private static CodeBlock readKey(ValueType key, Site site) {
        if (key instanceof ValueType.EnumValue constants) {
            return CodeBlock.of("$L.readKey(in)", site.codec().enumNames(constants));
        }
        if (key instanceof ValueType.Primitive number) {
            return CodeBlock.of("$T.read$L(in)", LibraryNames.MAP_KEYS, PrimitiveRule.capitalized(number.unboxed()));
        }
        return key.type().equals(STRING)
                ? CodeBlock.of("in.currentName()")
                : CodeBlock.of("$T.readUuid(in)", LibraryNames.MAP_KEYS);
    }

    private static CodeBlock writeKey(ValueType key, CodeBlock value, Site site) {
        if (key instanceof ValueType.EnumValue constants) {
            return CodeBlock.of("$L.writeKey($L, out);\n", site.codec().enumNames(constants), value);
        }
        return key.type().equals(STRING)
                ? CodeBlock.of("$T.write($L, out);\n", LibraryNames.MAP_KEYS, value)
                : CodeBlock.of("out.writeName($L.toString());\n", value);
    }
}
