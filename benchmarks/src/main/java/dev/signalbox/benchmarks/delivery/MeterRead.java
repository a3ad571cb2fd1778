package dev.signalbox.benchmarks.delivery;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** A small event of one of many keys. */
@Event(topic = "meters")
public record MeterRead(@Key int meter, long watts, long at) {}
