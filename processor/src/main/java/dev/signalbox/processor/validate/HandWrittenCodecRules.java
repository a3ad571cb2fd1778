package dev.signalbox.processor.validate;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.CodecForModel;
import dev.signalbox.processor.model.HandWrittenCodec;
import java.util.List;

/** What a codec that a user wrote must be. */
public final class HandWrittenCodecRules {

    private HandWrittenCodecRules() {}

    /** Everything that is wrong with a class that {@code @CodecFor} is on. */
    public static List<Diagnostic> check(CodecForModel model) {
        HandWrittenCodec codec = model.codec();
        TypeName value = codec.value();
        if (codec.flaw() != null || value == null) {
            return List.of(unusable(codec));
        }
        if (!model.raw().equals(model.rawOfValue())) {
            return List.of(
                    Problem.CODEC_FOR_MISMATCH.at(model.named(), codec.name().simpleName(), value, model.raw()));
        }
        if (model.other() != null) {
            return List.of(Problem.TWO_CODECS.at(model.named(), model.other(), codec.name(), value));
        }
        return List.of();
    }

    static Diagnostic unusable(HandWrittenCodec codec) {
        return Problem.CODEC_UNUSABLE.at(codec.origin(), codec.name().simpleName(), reason(codec));
    }

    private static String reason(HandWrittenCodec codec) {
        HandWrittenCodec.Flaw flaw = codec.flaw() == null ? HandWrittenCodec.Flaw.NO_CODEC : codec.flaw();
        return switch (flaw) {
            case NO_CODEC -> "let it implement EventCodec with the type that it is for";
            case NO_INSTANCE -> "make it a class that is neither abstract nor an inner class";
            case GENERIC -> "give it no type parameters";
            case NO_CONSTRUCTOR -> "give it a constructor without arguments that generated code can call";
            case NOT_VISIBLE -> "make it visible to the generated code";
        };
    }
}
