package dev.signalbox.it.consumer;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel has left: an event with the kinds of components that a codec meets most. */
@Event(topic = "parcels", type = "parcel_shipped")
public record ParcelShipped(
        @Key UUID parcel,
        List<Item> items,
        BigDecimal fee,
        Way way,
        @Nullable String note,
        Instant at) {

    /** What is in it. */
    public record Item(String article, int count) {}

    /** How it travels. */
    public sealed interface Way {}

    /** By train. */
    public record Rail(String line) implements Way {}

    /** By truck. */
    public record Road(String plate, int axles) implements Way {}
}
