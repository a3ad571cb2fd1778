package dev.signalbox.benchmarks.codec;

import dev.signalbox.benchmarks.codec.event.OrderArchived;
import dev.signalbox.benchmarks.codec.event.OrderArchived_Codec;
import dev.signalbox.benchmarks.codec.event.OrderPlaced;
import dev.signalbox.benchmarks.codec.event.OrderPlaced_Codec;
import dev.signalbox.benchmarks.codec.event.UserRegistered;
import dev.signalbox.benchmarks.codec.event.UserRegistered_Codec;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.runtime.wire.PayloadFormat;
import java.util.Map;
import java.util.Objects;

/** The generated codecs, through the runtime's own way to bytes and back. */
final class SignalboxLibrary implements JsonLibrary {

    private static final Map<Class<?>, EventCodec<?>> CODECS = Map.of(
            UserRegistered.class, UserRegistered_Codec.INSTANCE,
            OrderPlaced.class, OrderPlaced_Codec.INSTANCE,
            OrderArchived.class, OrderArchived_Codec.INSTANCE);

    private final PayloadFormat format = PayloadFormat.json();

    @Override
    @SuppressWarnings("unchecked") // each codec is listed with its class
    public <T> JsonCodec<T> codec(Class<T> view) {
        EventCodec<T> codec = (EventCodec<T>) Objects.requireNonNull(CODECS.get(view));
        return new JsonCodec<>() {
            @Override
            public byte[] encode(T value) {
                return format.write(value, codec::write);
            }

            @Override
            public T decode(byte[] json) {
                return format.read(json, codec::read);
            }
        };
    }
}
