package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.InboundMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message in a topic.
 *
 * @param message as every group receives it
 * @param onlyFor the one group that it is for, where it was replayed; null for all
 */
record LogEntry(InboundMessage message, @Nullable String onlyFor) {

    long offset() {
        return message.origin().offset();
    }

    boolean isFor(String group) {
        return onlyFor == null || onlyFor.equals(group);
    }
}
