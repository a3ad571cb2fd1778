package dev.signalbox.testing.contract;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** An event whose topic is filled from its region. */
@Event(topic = "sightings.{region}.birds", type = "sighting")
record Sighting(String region, @Key String bird) {}
