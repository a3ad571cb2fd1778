package dev.signalbox.testing.contract;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** An event of another type on the topic of the notes. */
@Event(topic = "notes", type = "memo")
record Memo(@Key String key, String text) {}
