package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.signalbox.processor.model.HandWrittenModel;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import javax.lang.model.element.Modifier;

/** Writes the codec of a class whose codec a user wrote: it passes everything on. */
final class HandWrittenCodecWriter {

    private HandWrittenCodecWriter() {}

    static GeneratedFile write(HandWrittenModel model) {
        ClassName name = GeneratedNames.codecOf(model.head().name());
        CodecClass codec = new CodecClass(model.head());
        CodeBlock written = codec.codecs().handWritten(model.codec());
        MethodSpec write = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(model.head().self(), "value")
                .addParameter(LibraryNames.JSON_GENERATOR, "out")
                .addStatement("$L.write(value, out)", written)
                .build();
        MethodSpec read = MethodSpec.methodBuilder("read")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(model.head().self())
                .addParameter(LibraryNames.JSON_PARSER, "in")
                .addStatement("return $L.read(in)", written)
                .build();
        return GeneratedFile.of(
                name,
                codec.finish(codec.start(name)
                        .addSuperinterface(ParameterizedTypeName.get(
                                LibraryNames.EVENT_CODEC, model.head().self()))
                        .addMethod(write)
                        .addMethod(read)),
                model.head().origin());
    }
}
