package dev.signalbox.processor.read;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.HandWrittenCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codecs of this compilation that {@code @CodecFor} names. Filled before the first codec is generated. */
public final class HandWrittenCodecs {

    private final Map<TypeName, HandWrittenCodec> byType = new HashMap<>();

    /** Adds a codec, unless one for the same type is there already. */
    public void add(HandWrittenCodec codec) {
        if (codec.value() != null) {
            byType.putIfAbsent(codec.value(), codec);
        }
    }

    /** The codec for exactly this type. */
    Optional<HandWrittenCodec> find(TypeName type) {
        return Optional.ofNullable(byType.get(type));
    }
}
