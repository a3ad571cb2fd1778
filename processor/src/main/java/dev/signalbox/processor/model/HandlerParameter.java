package dev.signalbox.processor.model;

import java.util.List;

/** A parameter of a handler method. */
public sealed interface HandlerParameter {

    String name();

    TypeUse type();

    Origin origin();

    /** The first parameter. */
    record OfEvent(String name, TypeUse type, Origin origin, AcceptedEvents accepted) implements HandlerParameter {}

    /** The context of the delivery. */
    record OfContext(String name, TypeUse type, Origin origin) implements HandlerParameter {}

    /** A segment of the topic. */
    record OfTopic(String name, TypeUse type, Origin origin, Stated<String> capture) implements HandlerParameter {}

    /**
     * An object from the graph.
     *
     * @param key its key, with the first qualifier
     * @param furtherQualifiers those that are too many
     * @param isEvent whether it is an event, which no graph provides
     */
    record OfDependency(
            String name, TypeUse type, Origin origin, InjectionKey key, List<Origin> furtherQualifiers, boolean isEvent)
            implements HandlerParameter {

        public OfDependency {
            furtherQualifiers = List.copyOf(furtherQualifiers);
        }
    }
}
