package dev.signalbox.benchmarks.broker;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;

/** An event of one of many keys, as long as its note makes it. */
@Event(topic = ParcelScanned.TOPIC, type = "parcel_scanned")
public record ParcelScanned(@Key String parcel, int scan, long grams, Instant at, String note) {

    public static final String TOPIC = "parcels";
}
