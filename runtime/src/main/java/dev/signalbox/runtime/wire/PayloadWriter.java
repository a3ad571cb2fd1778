package dev.signalbox.runtime.wire;

import tools.jackson.core.JsonGenerator;

/**
 * Writes a value as a payload.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface PayloadWriter<T> {

    /** Writes exactly one value; does not close the generator. */
    void write(T value, JsonGenerator out);
}
