package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.SubtypeModel;
import dev.signalbox.processor.model.WireName;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the codec of a sealed interface. */
final class SealedCodecWriter {

    private final SealedModel model;
    private final CodecClass codec;

    private SealedCodecWriter(SealedModel model) {
        this.model = model;
        this.codec = new CodecClass(model.head());
    }

    static GeneratedFile write(SealedModel model) {
        return new SealedCodecWriter(model).file();
    }

    private GeneratedFile file() {
        ClassName name = GeneratedNames.codecOf(model.head().name());
        MethodSpec write = writeProperties();
        MethodSpec read = readProperties();
        TypeSpec.Builder spec = codec.start(name, superCall())
                .superclass(ParameterizedTypeName.get(
                        LibraryNames.SEALED_CODEC, model.head().self()))
                .addMethod(write)
                .addMethod(read);
        return GeneratedFile.of(name, codec.finish(spec), model.head().origin());
    }

    /** The names that are written, in the order of the records, then the aliases. */
    private CodeBlock superCall() {
        Stream<WireName> names = Stream.concat(
                model.subtypes().stream().map(SubtypeModel::name),
                model.subtypes().stream().flatMap(subtype -> subtype.aliases().stream()));
        return CodeBlock.of(
                "super($S, $L)",
                model.property().text(),
                names.map(name -> CodeBlock.of("$S", name.text())).collect(CodeBlock.joining(",$W")));
    }

    private MethodSpec writeProperties() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("writeProperties")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(model.head().self(), "value")
                .addParameter(LibraryNames.JSON_GENERATOR, "out");
        List<SubtypeModel> subtypes = model.subtypes();
        for (int i = 0; i < subtypes.size(); i++) {
            SubtypeModel subtype = subtypes.get(i);
            TypeName type = subtype.type().type();
            String variable = codec.local(lowerCase(subtype.type().raw().simpleName()));
            String test = "if (value instanceof $T $L)";
            if (i == 0) {
                method.beginControlFlow(test, type, variable);
            } else {
                method.nextControlFlow("else " + test, type, variable);
            }
            method.addStatement("writeSubtype($L, out)", i)
                    .addStatement("$L.writeProperties($L, out)", codecOf(subtype), variable);
        }
        return method.nextControlFlow("else")
                .addStatement("throw unknownSubtype(value)")
                .endControlFlow()
                .build();
    }

    private MethodSpec readProperties() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("readProperties")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(model.head().self())
                .addParameter(TypeName.INT, "subtype")
                .addParameter(LibraryNames.JSON_PARSER, "in")
                .addCode("return switch (subtype) {\n$>");
        int alias = model.subtypes().size();
        for (int i = 0; i < model.subtypes().size(); i++) {
            SubtypeModel subtype = model.subtypes().get(i);
            StringBuilder indexes = new StringBuilder().append(i);
            for (int each = 0; each < subtype.aliases().size(); each++) {
                indexes.append(", ").append(alias++);
            }
            method.addCode("case $L -> $L.readProperties(in);\n", indexes, codecOf(subtype));
        }
        return method.addCode("default -> throw unknownSubtype(subtype);\n$<};\n")
                .build();
    }

    private CodeBlock codecOf(SubtypeModel subtype) {
        return codec.codecs().of(subtype.type(), new Site(codec, model.head().label(), "subtype"));
    }

    private static String lowerCase(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
