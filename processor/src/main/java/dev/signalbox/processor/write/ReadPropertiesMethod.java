package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.TypeWalk;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The method of a record codec that reads the components between the braces, in any order, and makes the record. */
final class ReadPropertiesMethod {

    private final RecordModel record;
    private final CodecClass codec;
    private final String names;
    private final Map<String, String> locals;
    private final List<ComponentModel> components;
    private final SeenBits seen;

    ReadPropertiesMethod(RecordModel record, CodecClass codec, String names, Map<String, String> locals) {
        this.record = record;
        this.codec = codec;
        this.names = names;
        this.locals = locals;
        this.components = record.components().stream()
                .filter(component -> !component.isIgnored())
                .toList();
        this.seen = new SeenBits(
                components.stream()
                        .filter(component -> Presence.absent(component).isPresent()
                                ? component.isRequired()
                                : component.type().type().isPrimitive())
                        .toList(),
                codec);
    }

    MethodSpec build() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("readProperties")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(record.head().self())
                .addParameter(LibraryNames.JSON_PARSER, "in");
        record.components().stream()
                .filter(component -> !isUnnameable(component))
                .forEach(component -> method.addStatement(
                        "$T $L = $L", component.type().type(), locals.get(component.name()), initial(component)));
        return method.addCode(seen.declarations())
                .addCode(loop())
                .addCode(seen.check())
                .addStatement(creation())
                .build();
    }

    private static CodeBlock initial(ComponentModel component) {
        TypeName type = component.type().type();
        return Presence.absent(component)
                .orElseGet(() -> type.isPrimitive() ? Presence.zero(type) : CodeBlock.of("null"));
    }

    private CodeBlock loop() {
        String name = codec.local("name");
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow(
                        "for (int $1L = in.nextNameMatch($2L); $1L != $3T.END; $1L = in.nextNameMatch($2L))",
                        name,
                        names,
                        LibraryNames.PROPERTY_NAMES)
                .addStatement("in.nextToken()")
                .beginControlFlow("switch ($L)", name);
        int alias = components.size();
        for (int i = 0; i < components.size(); i++) {
            ComponentModel component = components.get(i);
            StringBuilder indexes = new StringBuilder().append(i);
            for (int each = 0; each < component.aliases().size(); each++) {
                indexes.append(", ").append(alias++);
            }
            code.add(oneCase(indexes.toString(), component));
        }
        return code.addStatement("default -> $T.skip(in)", LibraryNames.PROPERTY_NAMES)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private CodeBlock oneCase(String indexes, ComponentModel component) {
        CodeBlock assignment = CodeBlock.of("$L = $L", locals.get(component.name()), read(component));
        return seen.mark(component)
                .map(mark -> CodeBlock.builder()
                        .beginControlFlow("case $L ->", indexes)
                        .addStatement(assignment)
                        .addStatement(mark)
                        .endControlFlow()
                        .build())
                .orElseGet(() -> CodeBlock.of("case $L -> $L;\n", indexes, assignment));
    }

    private CodeBlock read(ComponentModel component) {
        Site site = new Site(codec, record.head().label() + "." + component.name(), component.name());
        CodeBlock read = ValueRules.read(component.type(), site);
        boolean readsNullItself = component.type() instanceof ValueType.OptionalValue
                || component.type() instanceof ValueType.OptionalNumber
                || component.type().type().isPrimitive();
        return component.isNullable() && !readsNullItself ? CodeBlock.of("isNull(in) ? null : $L", read) : read;
    }

    private CodeBlock creation() {
        CodeBlock arguments = record.components().stream()
                .map(this::argument)
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> CodeBlock.join(all, ",\n")));
        String diamond = record.head().parameters().isEmpty() ? "" : "<>";
        return components.size() > 3
                ? CodeBlock.of("return new $T$L(\n$L)", record.head().name(), diamond, arguments)
                : CodeBlock.of("return new $T$L($L)", record.head().name(), diamond, oneLine());
    }

    private CodeBlock oneLine() {
        return record.components().stream().map(this::argument).collect(CodeBlock.joining(", "));
    }

    /** Whether it is ignored, and of a type that the codec cannot or should not name: private, raw. */
    private static boolean isUnnameable(ComponentModel component) {
        boolean[] found = {false};
        TypeWalk.visit(component.type(), "", (part, path) -> found[0] |= part instanceof ValueType.Unwritable);
        return component.isIgnored() && found[0];
    }

    private CodeBlock argument(ComponentModel component) {
        if (isUnnameable(component)) {
            return initial(component);
        }
        boolean mayBeMissing = component.type().type().isPrimitive()
                || Presence.absent(component).isPresent();
        String local = locals.get(component.name());
        return mayBeMissing
                ? CodeBlock.of("$L", local)
                : CodeBlock.of(
                        "present($L, in, $L)",
                        local,
                        Literals.of(component.property().text()));
    }
}
