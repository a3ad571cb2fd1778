package dev.signalbox.codegen;

import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * A codec of something that has no generated one, where a generic record wants one for its type argument: {@code
 * Page<UUID>}. Called by other codecs only, which translate its failures.
 */
public final class ValueCodec<T> implements EventCodec<T> {

    private final Function<JsonParser, T> reader;
    private final BiConsumer<T, JsonGenerator> writer;

    public ValueCodec(Function<JsonParser, T> reader, BiConsumer<T, JsonGenerator> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public void write(T value, JsonGenerator out) {
        writer.accept(value, out);
    }

    @Override
    public T read(JsonParser in) {
        return reader.apply(in);
    }
}
