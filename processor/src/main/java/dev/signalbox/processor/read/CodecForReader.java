package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.CodecForModel;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads classes with {@code @CodecFor}. */
public final class CodecForReader {

    private final HandWrittenCodecReader codecs;
    private final HandWrittenCodecs known;

    public CodecForReader(ProcessingEnvironment environment, HandWrittenCodecs known) {
        this.codecs = new HandWrittenCodecReader(environment);
        this.known = known;
    }

    /** Empty where the annotation does not stand on the class. */
    public Optional<CodecForModel> read(TypeElement type) {
        return FoundAnnotation.on(type, LibraryNames.CODEC_FOR).map(found -> read(type, found));
    }

    private CodecForModel read(TypeElement type, FoundAnnotation codecFor) {
        TypeMirror named = (TypeMirror) codecFor.value("value").getValue();
        ClassName name = ClassName.get(type);
        HandWrittenCodec codec = codecs.read(type, name.packageName(), Origin.of(type));
        return new CodecForModel(
                codec, TypeName.get(named), rawOf(codec.value()), otherThan(name, codec.value()), codecFor.at("value"));
    }

    private static @Nullable TypeName rawOf(@Nullable TypeName value) {
        return value instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : value;
    }

    private @Nullable ClassName otherThan(ClassName name, @Nullable TypeName value) {
        return value == null
                ? null
                : known.find(value)
                        .map(HandWrittenCodec::name)
                        .filter(other -> !other.equals(name))
                        .orElse(null);
    }
}
