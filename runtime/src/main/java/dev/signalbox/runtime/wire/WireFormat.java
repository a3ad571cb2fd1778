package dev.signalbox.runtime.wire;

import java.time.Instant;

/** How an envelope becomes headers and bytes, and back. Stateless: one instance serves all threads. */
public interface WireFormat {

    /**
     * CloudEvents 1.0 in binary mode: the body is the payload alone, the metadata is in headers. Reads
     * structured mode too.
     */
    static WireFormat cloudEvents() {
        return CloudEventsBinary.INSTANCE;
    }

    /**
     * CloudEvents 1.0 in structured mode: the body is a JSON document that holds metadata and payload;
     * the user's headers stay headers. Reads binary mode too.
     */
    static WireFormat cloudEventsStructured() {
        return CloudEventsStructured.INSTANCE;
    }

    /**
     * What goes to the broker.
     *
     * @param attributePrefix what the transport puts before the names of the format's own headers, for
     *     example {@code ce_} on Kafka
     * @throws dev.signalbox.EmitException if a user's header has a name that the format keeps for itself, or
     *     is an attribute that the format does not allow
     */
    WireMessage encode(Envelope envelope, String attributePrefix);

    /**
     * Reads what arrived, under any prefix that is in use, not the transport's own alone. Never throws:
     * what is wrong with the message is part of the answer.
     *
     * @param arrivedAt stands in for the time where the message carries none
     */
    DecodedMessage decode(WireMessage message, Instant arrivedAt);
}
