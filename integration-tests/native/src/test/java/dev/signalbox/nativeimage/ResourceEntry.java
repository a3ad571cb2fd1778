package dev.signalbox.nativeimage;

import dev.signalbox.nativeimage.Requirement.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of the class path, or texts for a language. */
record ResourceEntry(@Nullable String glob, @Nullable String bundle) implements MetadataEntry {

    ResourceEntry {
        if ((glob == null) == (bundle == null)) {
            throw new IllegalArgumentException("Either a glob or a bundle");
        }
    }

    @Override
    public Set<Requirement> requirements() {
        return Set.of(glob != null ? Requirement.of(Kind.GLOB, glob) : Requirement.of(Kind.BUNDLE, "" + bundle));
    }
}
