package dev.signalbox.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record.
 *
 * @param components in the order of the constructor
 * @param discriminator what is written before the components wherever the record stands on its own, because a sealed
 *     interface of it says so with {@code @JsonTypeInfo}; null otherwise
 */
public record RecordModel(
        TypeHead head,
        List<ComponentModel> components,
        @Nullable Discriminator discriminator) implements CodecModel {

    public RecordModel {
        components = List.copyOf(components);
    }
}
