package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.wire.WireFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where messages come from, and how they are dressed. */
public interface Sources {

    /**
     * A connection, and what errors call it.
     *
     * @param transport the transport's name
     * @param connection the box's connection to it
     */
    record Source(String transport, TransportConnection connection) {

        /** A connection is one source, whatever errors call it. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Source source && connection == source.connection;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(connection);
        }
    }

    /** Where topics of this pattern may be found. */
    List<Source> reading(TopicPattern pattern);

    /**
     * Checks that topics of this pattern can be read.
     *
     * @throws dev.signalbox.ConfigurationException if a transport cannot express it, or there is none
     */
    void check(TopicPattern pattern, String group);

    /** How the messages of a topic are dressed. */
    WireFormat wireFormat(String topic);
}
