package dev.signalbox.runtime.domain;

import dev.signalbox.EventContext;
import dev.signalbox.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The context of one attempt at a domain event. */
record DomainContext(
        String id,
        String type,
        @Nullable String key,
        Instant time,
        String source,
        Headers headers,
        int attempt,
        String group)
        implements EventContext {

    @Override
    public String topic() {
        return "";
    }

    @Override
    public String topicParam(String name) {
        throw new IllegalArgumentException("A domain event has no topic, so nothing captures {" + name + "}");
    }
}
