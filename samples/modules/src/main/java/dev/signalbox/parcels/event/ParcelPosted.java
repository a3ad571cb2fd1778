package dev.signalbox.parcels.event;

import dev.signalbox.Event;
import dev.signalbox.Key;
import org.jspecify.annotations.Nullable;

/** Somebody has posted a parcel. */
@Event(topic = "parcels", type = "parcel_posted")
public record ParcelPosted(
        @Key String number, String town, @Nullable String note) {}
