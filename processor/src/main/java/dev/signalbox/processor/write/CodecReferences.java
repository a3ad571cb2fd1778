package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** How a codec comes by other codecs. */
final class CodecReferences {

    private static final String HELD = "CODEC";

    private final CodecClass codec;
    private final Map<String, CodeBlock> known = new TreeMap<>();
    private final List<TypeSpec> holders = new ArrayList<>();

    CodecReferences(CodecClass codec) {
        this.codec = codec;
    }

    /** An expression for the codec of a record or sealed interface. */
    CodeBlock of(ValueType.Generated type, Site site) {
        ClassName name = GeneratedNames.codecOf(type.raw());
        if (type.arguments().isEmpty()) {
            return CodeBlock.of("$T.$L", name, GeneratedNames.CODEC_INSTANCE);
        }
        if (type.type().equals(codec.head().self())) {
            return CodeBlock.of("this");
        }
        if (type.hasVariable()) {
            return creation(type, site);
        }
        return known(type, () -> holder(type, site));
    }

    /** Made on first use and not while the class is initialized: two records may need the codecs of each other. */
    private CodeBlock holder(ValueType.Generated type, Site site) {
        CodeBlock creation = creation(type, site);
        String name = codec.holder(TypeWords.of(type.type()));
        TypeName codecType = ParameterizedTypeName.get(
                GeneratedNames.codecOf(type.raw()),
                type.arguments().stream().map(argument -> argument.type().box()).toArray(TypeName[]::new));
        holders.add(TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(codecType, HELD, Modifier.STATIC, Modifier.FINAL)
                        .initializer(creation)
                        .build())
                .build());
        return CodeBlock.of("$L.$L", name, HELD);
    }

    private CodeBlock creation(ValueType.Generated type, Site site) {
        return CodeBlock.of(
                "new $T<>($L)",
                GeneratedNames.codecOf(type.raw()),
                type.arguments().stream()
                        .map(argument -> argument(argument, site))
                        .collect(CodeBlock.joining(", ")));
    }

    /** A codec for any type. */
    private CodeBlock argument(ValueType type, Site site) {
        if (type instanceof ValueType.Generated generated) {
            return of(generated, site);
        }
        if (type instanceof ValueType.HandWritten handWritten) {
            return handWritten(handWritten.codec());
        }
        if (type instanceof ValueType.Variable variable) {
            return ofVariable(variable);
        }
        return known(type, () -> valueCodec(type, site));
    }

    private CodeBlock valueCodec(ValueType type, Site site) {
        TypeName codecType = ParameterizedTypeName.get(LibraryNames.EVENT_CODEC, type.type());
        String hint = TypeWords.of(type.type());
        Site inside = site.inside("an argument", hint);
        CodeBlock value = CodeBlock.of("value");
        CodeBlock creation = CodeBlock.of(
                "new $T<>(in -> $L, (value, out) -> {\n$>$L$<})",
                LibraryNames.VALUE_CODEC,
                ValueRules.read(type, inside),
                ValueRules.write(type, value, inside));
        return type.hasVariable()
                ? codec.methods().maker(hint + "Codec", codecType, creation)
                : CodeBlock.of("$L", codec.constant(hint + "_Codec", codecType, creation));
    }

    private CodeBlock known(ValueType type, Supplier<CodeBlock> maker) {
        String name = type.type().toString();
        CodeBlock reference = known.get(name);
        if (reference == null) {
            reference = maker.get();
            known.put(name, reference);
        }
        return reference;
    }

    /** The constant that holds a codec that a user wrote. */
    CodeBlock handWritten(HandWrittenCodec written) {
        ClassName name = written.name();
        CodeBlock reference = known.get(name.canonicalName());
        if (reference == null) {
            TypeName value = Objects.requireNonNull(written.value(), "checked by the rules");
            String constant = codec.constant(
                    name.simpleName(),
                    ParameterizedTypeName.get(LibraryNames.EVENT_CODEC, value),
                    CodeBlock.of("new $T<>(new $T())", LibraryNames.HAND_WRITTEN_CODEC, name));
            reference = CodeBlock.of("$L", constant);
            known.put(name.canonicalName(), reference);
        }
        return reference;
    }

    /** The field that holds the codec of a type parameter. */
    CodeBlock ofVariable(ValueType.Variable variable) {
        return CodeBlock.of("$L", codec.fieldOf(variable.type()));
    }

    List<TypeSpec> holders() {
        return holders;
    }

    /** The only instance, where the class has no type parameters. */
    void addInstance(TypeSpec.Builder spec, ClassName name) {
        if (codec.head().parameters().isEmpty()) {
            spec.addField(FieldSpec.builder(name, GeneratedNames.CODEC_INSTANCE)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T()", name)
                    .build());
        }
    }

    /** The codecs of the type parameters, which the constructor takes. */
    void addFieldsAndConstructor(TypeSpec.Builder spec, CodeBlock superCall) {
        boolean isGeneric = !codec.head().parameters().isEmpty();
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(isGeneric ? Modifier.PUBLIC : Modifier.PRIVATE);
        if (!superCall.isEmpty()) {
            constructor.addStatement(superCall);
        }
        for (TypeVariableName parameter : codec.head().parameters()) {
            TypeName type = ParameterizedTypeName.get(LibraryNames.EVENT_CODEC, parameter);
            String name = codec.fieldOf(parameter);
            spec.addField(type, name, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(type, name).addStatement("this.$1L = $1L", name);
        }
        spec.addMethod(constructor.build());
    }
}
