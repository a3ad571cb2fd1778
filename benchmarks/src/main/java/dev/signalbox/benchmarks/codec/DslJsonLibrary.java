package dev.signalbox.benchmarks.codec;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonWriter;
import com.dslplatform.json.runtime.Settings;
import dev.signalbox.benchmarks.codec.event.OrderArchived;
import dev.signalbox.benchmarks.codec.event.OrderPlaced;
import dev.signalbox.benchmarks.codec.event.UserRegistered;
import java.util.Objects;

/**
 * dsl-json with the converters that its annotation processor generates and a writer for each thread, as
 * its documentation advises. It does not know records, so it gets classes of the same shape.
 */
final class DslJsonLibrary implements JsonLibrary {

    private final DslJson<Object> dslJson = new DslJson<>(Settings.withRuntime().includeServiceLoader());
    private final ThreadLocal<JsonWriter> writers = ThreadLocal.withInitial(dslJson::newWriter);

    @Override
    public Object view(Record sample) {
        if (sample instanceof UserRegistered event) {
            return DslJsonEvents.UserRegistered.of(event);
        }
        if (sample instanceof OrderPlaced event) {
            return DslJsonEvents.OrderPlaced.of(event);
        }
        return DslJsonEvents.OrderArchived.of((OrderArchived) sample);
    }

    @Override
    public <T> JsonCodec<T> codec(Class<T> view) {
        JsonWriter.WriteObject<T> encoder = Objects.requireNonNull(dslJson.tryFindWriter(view));
        return new JsonCodec<>() {
            @Override
            public byte[] encode(T value) {
                JsonWriter writer = writers.get();
                writer.reset();
                encoder.write(writer, value);
                return writer.toByteArray();
            }

            @Override
            public T decode(byte[] json) throws Exception {
                return Objects.requireNonNull(dslJson.deserialize(view, json, json.length));
            }
        };
    }
}
