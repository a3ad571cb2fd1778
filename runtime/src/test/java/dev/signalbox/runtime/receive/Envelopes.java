package dev.signalbox.runtime.receive;

import dev.signalbox.Headers;
import dev.signalbox.runtime.wire.Envelope;
import java.time.Instant;

/** Envelopes for tests that do not look at them. */
final class Envelopes {

    private Envelopes() {}

    static Envelope empty() {
        return new Envelope("id", "type", "source", Instant.EPOCH, null, "", Headers.empty(), new byte[0]);
    }
}
