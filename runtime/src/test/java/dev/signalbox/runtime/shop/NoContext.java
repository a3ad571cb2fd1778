package dev.signalbox.runtime.shop;

import dev.signalbox.EventContext;
import dev.signalbox.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stands where a handler takes no context. */
final class NoContext implements EventContext {

    @Override
    public String id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String topic() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String type() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable String key() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant time() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String source() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Headers headers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String group() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String topicParam(String name) {
        throw new UnsupportedOperationException();
    }
}
