package dev.signalbox.runtime.emit;

import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.wire.WireFormat;

/**
 * Where the events of a topic go.
 *
 * @param transport what carries them, and says what it cannot carry
 * @param publisher sends them
 * @param wireFormat dresses them
 */
public record Destination(Transport transport, Publisher publisher, WireFormat wireFormat) {

    /** Finds destinations by topic. */
    @FunctionalInterface
    public interface Finder {

        /**
         * The destination of a topic.
         *
         * @throws dev.signalbox.ConfigurationException if there is none
         * @throws dev.signalbox.SignalboxException if the box has closed, or the transport cannot be opened
         */
        Destination of(String topic);
    }
}
