package dev.signalbox.benchmarks.broker;

import dev.signalbox.Headers;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * An event and the message that it becomes, so that everybody sends the same bytes.
 *
 * @param event what Signalbox is given
 * @param message what the others are given
 */
public record Parcel(ParcelScanned event, WireMessage message) {

    private static final int KEYS = 1_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final PayloadFormat FORMAT = PayloadFormat.json();

    /**
     * One of each of a thousand keys.
     *
     * @param bytes the size of each payload
     * @param attributePrefix how the broker's headers begin
     */
    public static List<Parcel> ofEachKey(int bytes, String attributePrefix) {
        return IntStream.range(0, KEYS)
                .mapToObj(key -> of(key, bytes, attributePrefix))
                .toList();
    }

    /** What Signalbox does with each event, for those who are to do it too. */
    public static byte[] payload(ParcelScanned event) {
        return FORMAT.write(event, ParcelScanned_Codec.INSTANCE::write);
    }

    /** The same on the way back. */
    public static ParcelScanned read(byte[] payload) {
        return FORMAT.read(payload, ParcelScanned_Codec.INSTANCE::read);
    }

    /** The key as brokers want it. */
    public byte[] key() {
        return event.parcel().getBytes(StandardCharsets.UTF_8);
    }

    private static Parcel of(int key, int bytes, String attributePrefix) {
        ParcelScanned event = event(key, bytes - payload(event(key, 0)).length);
        Envelope envelope = new Envelope(
                UUID.nameUUIDFromBytes(new byte[] {(byte) key, (byte) (key >> 8)})
                        .toString(),
                "parcel_scanned",
                "benchmarks",
                event.at(),
                event.parcel(),
                FORMAT.contentType(),
                Headers.empty(),
                payload(event));
        return new Parcel(event, WireFormat.cloudEvents().encode(envelope, attributePrefix));
    }

    private static ParcelScanned event(int key, int noteLength) {
        return new ParcelScanned(
                "parcel-%04d".formatted(key), 100_000 + key, 1_000 + key, NOON, "x".repeat(noteLength));
    }
}
