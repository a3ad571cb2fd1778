package dev.signalbox.benchmarks.codec;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONWriter;

/** fastjson2 as it comes, with nulls written; it generates its readers and writers while it runs. */
final class Fastjson2Library implements JsonLibrary {

    @Override
    public <T> JsonCodec<T> codec(Class<T> view) {
        return new JsonCodec<>() {
            @Override
            public byte[] encode(T value) {
                return JSON.toJSONBytes(value, JSONWriter.Feature.WriteNulls);
            }

            @Override
            public T decode(byte[] json) {
                return JSON.parseObject(json, view);
            }
        };
    }
}
