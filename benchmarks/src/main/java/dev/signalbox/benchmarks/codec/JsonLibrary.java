package dev.signalbox.benchmarks.codec;

/** Encodes and decodes the sample events the way a library's users do when they want it fast. */
interface JsonLibrary {

    /** The library's view of a sample: the record itself, or a mirror where it cannot read records. */
    default Object view(Record sample) {
        return sample;
    }

    /** A codec of the class of {@code view}, with everything that can be looked up beforehand looked up. */
    <T> JsonCodec<T> codec(Class<T> view);

    /** Bytes to and from one type. */
    interface JsonCodec<T> {

        byte[] encode(T value) throws Exception;

        T decode(byte[] json) throws Exception;
    }
}
