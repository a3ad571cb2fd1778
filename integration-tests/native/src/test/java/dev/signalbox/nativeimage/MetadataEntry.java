package dev.signalbox.nativeimage;

import java.util.Set;

/** An entry of the metadata. */
interface MetadataEntry {

    /** What a native image is told by it. */
    Set<Requirement> requirements();
}
