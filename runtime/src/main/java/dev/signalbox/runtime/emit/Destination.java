package dev.signalbox.runtime.emit;

import dev.signalbox.runtime.transport.Publisher;
import dev.signalbox.runtime.wire.WireFormat;

/**
 * Where the events of a topic go.
 *
 * @param transport what errors call it
 * @param attributePrefix what begins the header names of the envelope's attributes
 * @param publisher sends them
 * @param wireFormat dresses them
 */
public record Destination(String transport, String attributePrefix, Publisher publisher, WireFormat wireFormat) {

    /** Finds destinations by topic. */
    @FunctionalInterface
    public interface Finder {

        /**
         * The destination of a topic.
         *
         * @throws dev.signalbox.ConfigurationException if there is none
         */
        Destination of(String topic);
    }
}
