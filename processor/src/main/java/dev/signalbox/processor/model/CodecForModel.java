package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A class with {@code @CodecFor}.
 *
 * @param codec the class
 * @param raw what the annotation names
 * @param rawOfValue what the class is a codec of, type arguments left out; null where it is no codec
 * @param other another codec of this compilation for the same; null where there is none
 * @param named the annotation's value
 */
public record CodecForModel(
        HandWrittenCodec codec,
        TypeName raw,
        @Nullable TypeName rawOfValue,
        @Nullable ClassName other,
        Origin named) {}
