package dev.signalbox.benchmarks.codec;

import dev.signalbox.benchmarks.codec.JsonLibrary.JsonCodec;

/** One library's codec, with one sample as that library sees it. */
final class CodecSubject<T> {

    private final JsonCodec<T> codec;
    private final T value;

    private CodecSubject(JsonCodec<T> codec, T value) {
        this.codec = codec;
        this.value = value;
    }

    static CodecSubject<?> of(Library library, Sample sample) {
        JsonLibrary json = library.json();
        return of(json, json.view(sample.event()));
    }

    private static <T> CodecSubject<T> of(JsonLibrary json, T view) {
        @SuppressWarnings("unchecked") // the class of a value is the class of its values
        Class<T> type = (Class<T>) view.getClass();
        return new CodecSubject<>(json.codec(type), view);
    }

    T value() {
        return value;
    }

    byte[] encode() throws Exception {
        return codec.encode(value);
    }

    T decode(byte[] json) throws Exception {
        return codec.decode(json);
    }

    byte[] recode(byte[] json) throws Exception {
        return codec.encode(codec.decode(json));
    }
}
