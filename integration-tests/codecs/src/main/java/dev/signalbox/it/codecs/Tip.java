package dev.signalbox.it.codecs;

import dev.signalbox.Event;

/** An event whose whole codec is written by hand. */
@Event(topic = "tips")
public record Tip(int cents) {}
