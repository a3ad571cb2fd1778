package dev.signalbox.benchmarks.codec;

import dev.signalbox.benchmarks.codec.event.OrderArchived;
import dev.signalbox.benchmarks.codec.event.OrderPlaced;
import dev.signalbox.benchmarks.codec.event.UserRegistered;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** avaje-jsonb with the adapters that its annotation processor generates. */
@Json.Import({UserRegistered.class, OrderPlaced.class, OrderArchived.class})
final class AvajeJsonbLibrary implements JsonLibrary {

    private final Jsonb jsonb = Jsonb.builder().serializeNulls(true).build();

    @Override
    public <T> JsonCodec<T> codec(Class<T> view) {
        JsonType<T> type = jsonb.type(view);
        return new JsonCodec<>() {
            @Override
            public byte[] encode(T value) {
                return type.toJsonBytes(value);
            }

            @Override
            public T decode(byte[] json) {
                return type.fromJson(json);
            }
        };
    }
}
