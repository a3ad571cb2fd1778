package dev.signalbox.runtime.wire;

import dev.signalbox.DecodingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a format could read of a message. Raw handlers take any message; all others need one that is whole.
 *
 * @param envelope what could be read; a text that is missing is empty, a missing time is that of the
 *     arrival, and where the body itself cannot be read as the format says, the payload is the body
 * @param problem what is wrong with the message, or null where it is whole
 */
public record DecodedMessage(Envelope envelope, @Nullable DecodingException problem) {

    public DecodedMessage {
        Objects.requireNonNull(envelope, "envelope");
    }

    /** Whether nothing is wrong with the message. */
    public boolean isWhole() {
        return problem == null;
    }

    /**
     * The envelope of a message that is whole.
     *
     * @throws DecodingException if something is wrong with it
     */
    public Envelope wholeEnvelope() {
        if (problem != null) {
            throw problem;
        }
        return envelope;
    }
}
