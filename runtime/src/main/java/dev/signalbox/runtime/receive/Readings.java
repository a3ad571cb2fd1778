package dev.signalbox.runtime.receive;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventKind;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.transport.GroupName;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says what a handler reads, from the events that the box knows. */
final class Readings {

    private final Collection<EventType<?>> types;

    Readings(Collection<EventType<?>> types) {
        this.types = types;
    }

    /**
     * What a handler reads; nothing for one that takes domain events alone.
     *
     * @throws ConfigurationException if it cannot work
     */
    List<Reading> of(BoundHandler<?> handler) {
        GroupName.checked(handler.group(), "group of " + handler.id());
        return handler.raw() ? List.of(raw(handler)) : typed(handler);
    }

    private static Reading raw(BoundHandler<?> handler) {
        if (handler.binding().topic().isEmpty()) {
            throw new ConfigurationException(
                    handler.id() + " takes events of any type, so it has to name the topic or pattern that it reads");
        }
        TopicPattern pattern = TopicPattern.of(handler.binding().topic());
        return new Reading(handler, pattern, null, pattern);
    }

    private List<Reading> typed(BoundHandler<?> handler) {
        Class<?> accepts = handler.binding().accepts();
        List<Reading> readings = new ArrayList<>();
        boolean known = !accepts.isRecord();
        for (EventType<?> type : types) {
            if (accepts.isAssignableFrom(type.eventClass())) {
                known = true;
                if (type.kind() != EventKind.DOMAIN) {
                    readings.add(reading(handler, type));
                }
            }
        }
        if (!known) {
            throw new ConfigurationException(handler.id() + " takes " + accepts.getName()
                    + ", which no registered table knows: register the table of the @EventModule that owns it");
        }
        return readings;
    }

    private static Reading reading(BoundHandler<?> handler, EventType<?> type) {
        TopicPattern home = TopicPattern.of(type.topic());
        String own = handler.binding().topic();
        return new Reading(handler, own.isEmpty() ? home : TopicPattern.of(own), type, home);
    }
}
