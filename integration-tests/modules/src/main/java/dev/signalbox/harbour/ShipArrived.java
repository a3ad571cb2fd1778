package dev.signalbox.harbour;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;
import java.util.List;

/** A ship has arrived. */
@Event(topic = "ships", type = "ship_arrived")
record ShipArrived(@Key String name, List<String> cargo, Instant at) {}
