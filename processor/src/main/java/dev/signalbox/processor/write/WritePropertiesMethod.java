package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.Inclusion;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The method of a record codec that writes the components between the braces. */
final class WritePropertiesMethod {

    private final RecordModel record;
    private final CodecClass codec;
    private final Map<String, String> nameConstants;
    private final Map<String, String> locals;

    WritePropertiesMethod(
            RecordModel record, CodecClass codec, Map<String, String> nameConstants, Map<String, String> locals) {
        this.record = record;
        this.codec = codec;
        this.nameConstants = nameConstants;
        this.locals = locals;
    }

    MethodSpec build() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("writeProperties")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(record.head().self(), "value")
                .addParameter(LibraryNames.JSON_GENERATOR, "out");
        record.components().stream()
                .filter(component -> !component.isIgnored())
                .forEach(component -> method.addCode(component(component)));
        return method.build();
    }

    private CodeBlock component(ComponentModel component) {
        CodeBlock accessor = CodeBlock.of("value.$L()", component.name());
        if (component.type().type().isPrimitive()) {
            return whereTrue(Presence.condition(component, accessor), named(component, accessor));
        }
        return component.isNullable() ? nullable(component, accessor) : required(component, accessor);
    }

    private CodeBlock required(ComponentModel component, CodeBlock accessor) {
        CodeBlock required = CodeBlock.of("required($L, $S)", accessor, label(component));
        CodeBlock local = CodeBlock.of("$L", locals.get(component.name()));
        Optional<CodeBlock> condition = Presence.condition(component, local);
        if (condition.isEmpty() && !ValueRules.mentionValueTwice(component.type())) {
            return named(component, required);
        }
        return CodeBlock.builder()
                .addStatement("$T $L = $L", component.type().type(), local, required)
                .add(whereTrue(condition, named(component, local)))
                .build();
    }

    private CodeBlock nullable(ComponentModel component, CodeBlock accessor) {
        CodeBlock local = CodeBlock.of("$L", locals.get(component.name()));
        CodeBlock.Builder code =
                CodeBlock.builder().addStatement("$T $L = $L", component.type().type(), local, accessor);
        if (component.inclusion() != Inclusion.ALWAYS) {
            CodeBlock notNull = CodeBlock.of("$L != null", local);
            CodeBlock condition = Presence.condition(component, local)
                    .map(further -> CodeBlock.of("$L && $L", notNull, further))
                    .orElse(notNull);
            return code.add(whereTrue(Optional.of(condition), named(component, local)))
                    .build();
        }
        return code.add(name(component))
                .beginControlFlow("if ($L == null)", local)
                .addStatement("out.writeNull()")
                .nextControlFlow("else")
                .add(value(component, local))
                .endControlFlow()
                .build();
    }

    private static CodeBlock whereTrue(Optional<CodeBlock> condition, CodeBlock statements) {
        return condition
                .map(each -> CodeBlock.builder()
                        .beginControlFlow("if ($L)", each)
                        .add(statements)
                        .endControlFlow()
                        .build())
                .orElse(statements);
    }

    private CodeBlock named(ComponentModel component, CodeBlock value) {
        return CodeBlock.builder()
                .add(name(component))
                .add(value(component, value))
                .build();
    }

    private CodeBlock name(ComponentModel component) {
        return CodeBlock.of("out.writeName($L);\n", nameConstants.get(component.name()));
    }

    private CodeBlock value(ComponentModel component, CodeBlock value) {
        ValueType type = component.type();
        return ValueRules.write(type, value, new Site(codec, label(component), component.name()));
    }

    private String label(ComponentModel component) {
        return record.head().label() + "." + component.name();
    }
}
