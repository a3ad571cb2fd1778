package dev.signalbox.processor.model;

import java.util.List;

/**
 * Everything of one compilation that tables are made of, each list sorted by class name.
 *
 * @param anchors the anchors
 * @param events the events compiled here
 * @param handlers the handler classes compiled here
 * @param hidden the tables of jars that one compiled here would hide
 */
public record WiringModel(
        List<AnchorModel> anchors, List<EventModel> events, List<HandlerClass> handlers, List<HiddenTable> hidden) {

    public WiringModel {
        anchors = List.copyOf(anchors);
        events = List.copyOf(events);
        handlers = List.copyOf(handlers);
        hidden = List.copyOf(hidden);
    }
}
