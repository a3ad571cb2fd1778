package dev.signalbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one emit overrides. Immutable. */
public final class EmitOptions {

    private static final EmitOptions NONE = builder().build();

    private final @Nullable String id;
    private final @Nullable String key;
    private final Headers headers;
    private final @Nullable String topic;
    private final @Nullable Instant time;

    private EmitOptions(Builder builder) {
        this.id = builder.id;
        this.key = builder.key;
        this.headers = builder.headers.build();
        this.topic = builder.topic;
        this.time = builder.time;
    }

    /** Overrides nothing. */
    public static EmitOptions none() {
        return NONE;
    }

    /** Starts with nothing overridden. */
    public static Builder builder() {
        return new Builder();
    }

    /** The event's id, or null for a new UUID. */
    public @Nullable String id() {
        return id;
    }

    /** The key, or null for that of the record. */
    public @Nullable String key() {
        return key;
    }

    /**
     * Headers that travel under their own names, and attributes of the CloudEvent under theirs behind {@code
     * ce_}; empty by default.
     */
    public Headers headers() {
        return headers;
    }

    /** The topic, without placeholders, or null for that of the event. */
    public @Nullable String topic() {
        return topic;
    }

    /** The time that the event carries, or null for now. */
    public @Nullable Instant time() {
        return time;
    }

    /** Collects options; not safe for use by several threads. */
    public static final class Builder {

        private @Nullable String id;
        private @Nullable String key;
        private final Headers.Builder headers = Headers.builder();
        private @Nullable String topic;
        private @Nullable Instant time;

        private Builder() {}

        /**
         * Sets the event's id.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder id(String id) {
            this.id = notEmpty(id, "id");
            return this;
        }

        /**
         * Sets the partition and ordering key.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder key(String key) {
            this.key = notEmpty(key, "key");
            return this;
        }

        /**
         * Adds a header; one name may be added several times. A name that begins with {@code ce_} is that of an
         * {@linkplain #attribute attribute}.
         */
        public Builder header(String name, String value) {
            headers.add(name, value);
            return this;
        }

        /**
         * Sets an attribute of the CloudEvent, once: {@code subject} in place of the key, {@code dataschema} (an
         * absolute URI), or an extension, whose name has lower-case letters and digits alone. The emit fails with
         * an {@link EmitException} where that does not hold, and where the attribute is one that the event has
         * anyway, such as {@code id} or {@code time}. The same as a header whose name begins with {@code ce_}, on
         * any transport; handlers find it in {@link EventContext#headers()} under its own name.
         */
        public Builder attribute(String name, String value) {
            return header("ce_" + name, value);
        }

        /**
         * Sets the topic in place of the event's own.
         *
         * @throws IllegalArgumentException if it is empty
         */
        public Builder topic(String topic) {
            this.topic = notEmpty(topic, "topic");
            return this;
        }

        /** Sets the time that the event carries. */
        public Builder time(Instant time) {
            this.time = Objects.requireNonNull(time, "time");
            return this;
        }

        /** The options as they are now; the builder can go on. */
        public EmitOptions build() {
            return new EmitOptions(this);
        }

        private static String notEmpty(String value, String what) {
            if (value.isEmpty()) {
                throw new IllegalArgumentException(
                        "The " + what + " of an emit may not be empty; leave it out instead");
            }
            return value;
        }
    }
}
