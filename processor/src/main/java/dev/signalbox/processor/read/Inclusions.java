package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Inclusion;
import java.util.Arrays;
import java.util.Optional;

/** What {@code @JsonInclude} says. */
final class Inclusions {

    private Inclusions() {}

    /** Empty where the annotation says nothing, or something that codecs do not know. */
    static Optional<Inclusion> of(FoundAnnotation include) {
        String value = include.constant("value", Inclusion.ALWAYS.name());
        return Arrays.stream(Inclusion.values())
                .filter(inclusion -> inclusion.name().equals(value))
                .findFirst();
    }
}
