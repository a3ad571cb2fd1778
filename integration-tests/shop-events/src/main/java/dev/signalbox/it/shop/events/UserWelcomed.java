package dev.signalbox.it.shop.events;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import java.util.UUID;

/** The welcome mail has left; of interest to this process alone. */
// tag::domain[]
@Event(kind = EventKind.DOMAIN)
public record UserWelcomed(UUID userId) {}
// end::domain[]
