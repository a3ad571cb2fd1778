package dev.signalbox.it.consumer;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import java.util.UUID;

/** Tells this process that the parcel was seen. */
@Event(kind = EventKind.DOMAIN)
public record ParcelCounted(UUID parcel) {}
