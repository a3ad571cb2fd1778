package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.EnumConstant;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads the constants of an enum with their texts on the wire. */
final class EnumReader {

    ValueType.EnumValue read(TypeElement type) {
        return new ValueType.EnumValue(
                ClassName.get(type),
                type.getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(EnumReader::constant)
                        .toList(),
                JacksonMisuses.inEnum(type));
    }

    private static EnumConstant constant(Element constant) {
        String name = constant.getSimpleName().toString();
        Optional<String> text = FoundAnnotation.on(constant, LibraryNames.JSON_PROPERTY)
                .map(property -> property.text("value"))
                .filter(value -> !value.isEmpty());
        List<String> aliases = FoundAnnotation.on(constant, LibraryNames.JSON_ALIAS)
                .map(alias -> alias.texts("value"))
                .orElse(List.of());
        return new EnumConstant(name, text.orElse(name), aliases);
    }
}
