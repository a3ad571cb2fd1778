package dev.signalbox.kafka.cloudevents;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** A box is on board. */
@Event(topic = "cargo", type = "cargo_loaded")
record CargoLoaded(@Key String ship, int tons) {}
