package dev.signalbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The headers of a message: ordered, with case-sensitive names that may repeat, and UTF-8 text values.
 * Immutable; two are equal when they hold the same headers in the same order.
 */
public final class Headers implements Iterable<Headers.Header> {

    private static final Headers EMPTY = new Headers(new Header[0]);

    /** Never written to. */
    private final Header[] entries;

    private Headers(Header[] entries) {
        this.entries = entries;
    }

    /** One header. */
    public record Header(String name, String value) {
        public Header {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A header needs a name");
            }
        }
    }

    /** No headers. */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * Headers from names and values in turn.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    public static Headers of(String name, String value, String... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("The header " + more[more.length - 1] + " has no value");
        }
        Builder builder = builder().add(name, value);
        for (int i = 0; i < more.length; i += 2) {
            builder.add(more[i], more[i + 1]);
        }
        return builder.build();
    }

    /** Starts without headers. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value of the first header of this name. */
    public Optional<String> first(String name) {
        for (Header header : entries) {
            if (header.name().equals(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all headers of this name, in their order; empty where there is none. */
    public List<String> all(String name) {
        return Arrays.stream(entries)
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** Whether there is no header. */
    public boolean isEmpty() {
        return entries.length == 0;
    }

    /** How many headers there are, those of equal names counted each. */
    public int size() {
        return entries.length;
    }

    @Override
    public Iterator<Header> iterator() {
        return Arrays.asList(entries).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && Arrays.equals(entries, headers.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    /** The names and the number of characters of each value; values may be confidential. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Headers[");
        for (Header header : entries) {
            text.append(text.length() > 8 ? ", " : "")
                    .append(header.name())
                    .append('(')
                    .append(header.value().length())
                    .append(')');
        }
        return text.append(']').toString();
    }

    /** Collects headers; not safe for use by several threads. */
    public static final class Builder {

        private final List<Header> entries = new ArrayList<>();

        private Builder() {}

        /** Adds a header after those that are there, of the same name too. */
        public Builder add(String name, String value) {
            entries.add(new Header(name, value));
            return this;
        }

        /** Adds headers in their order, after those that are there. */
        public Builder addAll(Iterable<Header> headers) {
            if (headers instanceof Headers other) {
                entries.addAll(Arrays.asList(other.entries));
            } else if (headers instanceof Collection<Header> collection) {
                entries.addAll(collection);
            } else {
                headers.forEach(entries::add);
            }
            return this;
        }

        /** The headers so far; the builder can go on. */
        public Headers build() {
            return entries.isEmpty() ? EMPTY : new Headers(entries.toArray(Header[]::new));
        }
    }
}
