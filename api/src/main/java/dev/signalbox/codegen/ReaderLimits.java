package dev.signalbox.codegen;

import java.util.Objects;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;

/**
 * Tells those that write what those that read will take, so that nothing is sent that nobody can read. A
 * generator that was made without it is taken for one whose readers have Jackson's default limits. Immutable.
 */
public final class ReaderLimits extends ObjectWriteContext.Base {

    private final StreamReadConstraints constraints;

    /** The limits of readers. */
    public ReaderLimits(StreamReadConstraints constraints) {
        this.constraints = Objects.requireNonNull(constraints, "constraints");
    }

    StreamReadConstraints constraints() {
        return constraints;
    }
}
