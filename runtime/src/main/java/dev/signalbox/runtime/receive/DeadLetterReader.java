package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireMessage;

/** Reads dead letters as stores keep them. */
final class DeadLetterReader {

    private final MessageReader messages;

    DeadLetterReader(MessageReader messages) {
        this.messages = messages;
    }

    DeadLetter read(StoredLetter stored) {
        return Letters.read(stored, envelope(stored.topic(), messageOf(stored)));
    }

    /** The envelope of a letter's message. */
    Envelope envelope(DeadLetter letter) {
        return envelope(letter.topic(), new WireMessage(letter.key(), letter.headers(), letter.payload()));
    }

    private static WireMessage messageOf(StoredLetter stored) {
        return new WireMessage(stored.key(), stored.headers(), stored.payload());
    }

    /** What can be told of a letter that no wire format reads is little, but no reason to hide it. */
    private Envelope envelope(String topic, WireMessage message) {
        MessageReader.Read read = messages.read(topic, message);
        if (read.broken() != null) {
            throw read.broken();
        }
        return read.decoded().envelope();
    }
}
