package dev.signalbox.runtime.receive;

import dev.signalbox.EventContext;
import dev.signalbox.Headers;
import dev.signalbox.runtime.wire.Envelope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The context of one attempt at a message. */
record DeliveryContext(Envelope envelope, String topic, String group, Map<String, String> captures, int attempt)
        implements EventContext {

    @Override
    public String id() {
        return envelope.id();
    }

    @Override
    public String type() {
        return envelope.type();
    }

    @Override
    public @Nullable String key() {
        return envelope.key();
    }

    @Override
    public Instant time() {
        return envelope.time();
    }

    @Override
    public String source() {
        return envelope.source();
    }

    @Override
    public Headers headers() {
        return envelope.headers();
    }

    @Override
    public String topicParam(String name) {
        String value = captures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The handler's topic captures no {" + name + "}");
        }
        return value;
    }
}
