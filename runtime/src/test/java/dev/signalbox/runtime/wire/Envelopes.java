package dev.signalbox.runtime.wire;

import dev.signalbox.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Envelopes and messages for the tests of this package. */
final class Envelopes {

    static final Instant EMITTED = Instant.parse("2026-01-02T03:04:05.678901Z");
    static final Instant ARRIVED = Instant.parse("2026-01-02T03:04:09Z");

    private Envelopes() {}

    static Envelope envelope(@Nullable String key, String contentType, byte[] payload, Headers headers) {
        return new Envelope("id-1", "user_registered", "shop", EMITTED, key, contentType, headers, payload);
    }

    static Envelope json(String payload) {
        return envelope("user 7", "application/json", utf8(payload), Headers.empty());
    }

    static WireMessage message(@Nullable String key, String body, Headers headers) {
        return new WireMessage(key, headers, utf8(body));
    }

    static WireMessage structured(String body) {
        return message(null, body, Headers.of("content-type", "application/cloudevents+json"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
