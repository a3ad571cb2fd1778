package dev.signalbox.processor.model;

import java.util.List;

/**
 * Everything of one compilation that tables are made of, each list sorted by class name.
 *
 * @param anchors the anchors
 * @param events the events compiled here
 * @param handlers the handler classes compiled here
 */
public record WiringModel(List<AnchorModel> anchors, List<EventModel> events, List<HandlerClass> handlers) {

    public WiringModel {
        anchors = List.copyOf(anchors);
        events = List.copyOf(events);
        handlers = List.copyOf(handlers);
    }
}
