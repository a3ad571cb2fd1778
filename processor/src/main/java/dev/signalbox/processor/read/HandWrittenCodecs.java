package dev.signalbox.processor.read;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.HandWrittenCodec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The codecs of this compilation that {@code @CodecFor} names. Filled before the first codec is generated. */
public final class HandWrittenCodecs {

    private final Map<String, HandWrittenCodec> byType = new TreeMap<>();

    /**
     * Adds a codec.
     *
     * @return the codec that is there for the type already, if it is another one
     */
    public Optional<HandWrittenCodec> add(TypeName type, HandWrittenCodec codec) {
        HandWrittenCodec known = byType.putIfAbsent(type.toString(), codec);
        return Optional.ofNullable(known).filter(other -> !other.name().equals(codec.name()));
    }

    /** The codec for exactly this type. */
    Optional<HandWrittenCodec> find(TypeName type) {
        return Optional.ofNullable(byType.get(type.toString()));
    }
}
