package dev.signalbox.runtime.receive;

import dev.signalbox.codegen.EventType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A handler that a message goes to.
 *
 * @param handler the handler
 * @param type the event that the payload is decoded to, or null for a raw handler
 * @param captures what the topic fills the handler's captures with
 */
record Target(BoundHandler<?> handler, @Nullable EventType<?> type, Map<String, String> captures) {

    boolean raw() {
        return type == null;
    }
}
