package dev.signalbox.docs.guide;

import dev.signalbox.DecodingException;
import dev.signalbox.Headers;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as Spring for Apache Kafka's JSON serializer writes them, for events of one Java package there. */
// tag::format[]
public final class SpringJson implements WireFormat {

    private static final String TYPE = "__TypeId__";

    private final String theirPackage;

    public SpringJson(String theirPackage) {
        this.theirPackage = theirPackage;
    }

    @Override
    public WireMessage encode(Envelope envelope, String attributePrefix) {
        Headers headers = Headers.builder()
                .addAll(envelope.headers())
                .add(TYPE, theirPackage + '.' + envelope.type())
                .add("id", envelope.id())
                .build();
        return new WireMessage(envelope.key(), headers, envelope.payload());
    }

    @Override
    public DecodedMessage decode(WireMessage message, Instant arrivedAt) {
        String type = message.headers().first(TYPE).orElse("");
        String id = message.headers()
                .first("id")
                .orElseGet(() -> UUID.nameUUIDFromBytes(message.body()).toString()); // the same each time it is read
        Envelope envelope = new Envelope(
                id,
                type.substring(type.lastIndexOf('.') + 1),
                theirPackage,
                arrivedAt,
                message.key(),
                "application/json",
                message.headers(),
                message.body());
        return new DecodedMessage(envelope, problemOf(type));
    }

    /** Never thrown: the message becomes a dead letter, and handlers of {@code RawEvent} see it all the same. */
    private static @Nullable DecodingException problemOf(String type) {
        return type.isEmpty() ? new DecodingException("", "The header " + TYPE + " is missing") : null;
    }
}
// end::format[]
