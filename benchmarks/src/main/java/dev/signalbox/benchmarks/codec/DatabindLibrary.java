package dev.signalbox.benchmarks.codec;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** jackson-databind, set up to write the bytes that Signalbox writes. */
final class DatabindLibrary implements JsonLibrary {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    @Override
    public <T> JsonCodec<T> codec(Class<T> view) {
        ObjectWriter writer = mapper.writerFor(view);
        ObjectReader reader = mapper.readerFor(view);
        return new JsonCodec<>() {
            @Override
            public byte[] encode(T value) {
                return writer.writeValueAsBytes(value);
            }

            @Override
            public T decode(byte[] json) {
                return reader.readValue(json);
            }
        };
    }
}
