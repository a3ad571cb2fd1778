package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.Discriminator;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.TypeWalk;
import dev.signalbox.processor.model.WireName;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the codec of a record. */
final class RecordCodecWriter {

    private RecordCodecWriter() {}

    static GeneratedFile write(RecordModel record) {
        ClassName name = GeneratedNames.codecOf(record.head().name());
        CodecClass codec = new CodecClass(record.head());
        record.components()
                .forEach(
                        component -> TypeWalk.visit(component.type(), "", (type, path) -> codec.keepFree(type.type())));
        List<ComponentModel> components = record.components().stream()
                .filter(component -> !component.isIgnored())
                .toList();
        Map<String, String> constants = nameConstants(components, codec);
        String names = codec.constant("names", LibraryNames.PROPERTY_NAME_MATCHER, matcher(components));
        Map<String, String> locals = new HashMap<>();
        record.components().forEach(component -> locals.put(component.name(), codec.local(component.name())));

        MethodSpec write = new WritePropertiesMethod(record, codec, constants, locals).build();
        MethodSpec read = new ReadPropertiesMethod(record, codec, names, locals).build();
        List<MethodSpec> discriminator = discriminator(record, codec);
        TypeSpec.Builder spec = codec.start(name)
                .superclass(ParameterizedTypeName.get(
                        LibraryNames.RECORD_CODEC, record.head().self()))
                .addMethods(discriminator)
                .addMethod(write)
                .addMethod(read);
        return GeneratedFile.of(name, codec.finish(spec), record.head().origin());
    }

    private static Map<String, String> nameConstants(List<ComponentModel> components, CodecClass codec) {
        Map<String, String> constants = new HashMap<>();
        for (ComponentModel component : components) {
            constants.put(
                    component.name(),
                    nameConstant(component.name(), component.property().text(), codec));
        }
        return constants;
    }

    private static String nameConstant(String hint, String text, CodecClass codec) {
        return codec.constant(
                hint,
                LibraryNames.SERIALIZED_STRING,
                CodeBlock.of("new $T($L)", LibraryNames.SERIALIZED_STRING, Literals.of(text)));
    }

    /** The names of all components in their order, then their aliases. */
    private static CodeBlock matcher(List<ComponentModel> components) {
        Stream<WireName> names = Stream.concat(
                components.stream().map(ComponentModel::property),
                components.stream().flatMap(component -> component.aliases().stream()));
        return CodeBlock.of(
                "$T.of($L)",
                LibraryNames.PROPERTY_NAMES,
                names.map(name -> Literals.of(name.text())).collect(CodeBlock.joining(",$W")));
    }

    private static List<MethodSpec> discriminator(RecordModel record, CodecClass codec) {
        Discriminator discriminator = record.discriminator();
        if (discriminator == null) {
            return List.of();
        }
        String property = nameConstant("typeProperty", discriminator.property(), codec);
        String value = nameConstant("typeName", discriminator.value(), codec);
        return List.of(MethodSpec.methodBuilder("writeDiscriminator")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(LibraryNames.JSON_GENERATOR, "out")
                .addStatement("out.writeName($L)", property)
                .addStatement("out.writeString($L)", value)
                .build());
    }
}
