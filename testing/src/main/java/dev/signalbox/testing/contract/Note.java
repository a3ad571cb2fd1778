package dev.signalbox.testing.contract;

import dev.signalbox.Event;
import dev.signalbox.Key;
import org.jspecify.annotations.Nullable;

/** What most cases emit. Its topic is that of the case. */
@Event(topic = "notes", type = "note")
record Note(@Key @Nullable String key, int number) {

    /** The key and the number. */
    @Override
    public String toString() {
        return (key == null ? "" : key) + number;
    }
}
