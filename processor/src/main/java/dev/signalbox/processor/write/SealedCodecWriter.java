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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the codec of a sealed interface. */
final class SealedCodecWriter {

    /** The records that one method tells apart. */
    private static final int AT_ONCE = 50;

    private final List<MethodSpec> parts = new ArrayList<>();
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
                .addMethods(parts)
                .addMethod(read);
        return GeneratedFile.of(name, codec.finish(spec), model.head().origin());
    }

    /** The names that are written, in the order of the records, then the aliases. */
    private CodeBlock superCall() {
        Stream<WireName> names = Stream.concat(
                model.subtypes().stream().map(SubtypeModel::name),
                model.subtypes().stream().flatMap(subtype -> subtype.aliases().stream()));
        return CodeBlock.of(
                "super($L, $L)",
                Literals.of(model.property().text()),
                names.map(name -> Literals.of(name.text())).collect(CodeBlock.joining(",$W")));
    }

    private MethodSpec writeProperties() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("writeProperties")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(model.head().self(), "value")
                .addParameter(LibraryNames.JSON_GENERATOR, "out");
        List<SubtypeModel> subtypes = model.subtypes();
        if (subtypes.size() > AT_ONCE) {
            return method.beginControlFlow("if ($L)", parts())
                    .addStatement("throw unknownSubtype(value)")
                    .endControlFlow()
                    .build();
        }
        for (int i = 0; i < subtypes.size(); i++) {
            String test = "if (value instanceof $T $L)";
            String variable = variableOf(subtypes.get(i));
            if (i == 0) {
                method.beginControlFlow(test, subtypes.get(i).type().type(), variable);
            } else {
                method.nextControlFlow("else " + test, subtypes.get(i).type().type(), variable);
            }
            method.addCode(write(i, variable));
        }
        return method.nextControlFlow("else")
                .addStatement("throw unknownSubtype(value)")
                .endControlFlow()
                .build();
    }

    /** A method for each so many: a chain of all would be deeper than the compiler's stack, and too long to be compiled. */
    private CodeBlock parts() {
        List<CodeBlock> calls = new ArrayList<>();
        for (int first = 0; first < model.subtypes().size(); first += AT_ONCE) {
            String name = "writeFrom" + first;
            parts.add(part(name, first));
            calls.add(CodeBlock.of("!$L(value, out)", name));
        }
        return CodeBlock.join(calls, "\n&& ");
    }

    private MethodSpec part(String name, int first) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addParameter(model.head().self(), "value")
                .addParameter(LibraryNames.JSON_GENERATOR, "out");
        for (int i = first; i < Math.min(first + AT_ONCE, model.subtypes().size()); i++) {
            SubtypeModel subtype = model.subtypes().get(i);
            String variable = variableOf(subtype);
            method.beginControlFlow(
                            "if (value instanceof $T $L)", subtype.type().type(), variable)
                    .addCode(write(i, variable))
                    .addStatement("return true")
                    .endControlFlow();
        }
        return method.addStatement("return false").build();
    }

    private String variableOf(SubtypeModel subtype) {
        return codec.local(subtype.type().raw().simpleName());
    }

    private CodeBlock write(int index, String variable) {
        return CodeBlock.builder()
                .addStatement("writeSubtype($L, out)", index)
                .addStatement(
                        "$L.writeProperties($L, out)", codecOf(model.subtypes().get(index)), variable)
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
}
