package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * What one anchor's table holds.
 *
 * @param anchor the anchor
 * @param events its events, sorted by class name
 * @param classes its handler classes, sorted by name
 * @param handlers all their handlers, sorted by id
 * @param suppliers the handler classes that an instance is needed of, sorted by name
 * @param keys what its handlers want injected, sorted by type, then qualifier
 * @param domains its domain events that have handlers, sorted by class name
 */
public record TableModel(
        AnchorModel anchor,
        List<EventModel> events,
        List<HandlerClass> classes,
        List<HandlerMethod> handlers,
        List<HandlerClass> suppliers,
        List<InjectionKey> keys,
        List<DomainEvent> domains) {

    /**
     * A domain event with its handlers.
     *
     * @param handlers in the order in which they are called
     */
    public record DomainEvent(EventModel event, List<HandlerMethod> handlers) {

        public DomainEvent {
            handlers = List.copyOf(handlers);
        }
    }

    public TableModel {
        events = List.copyOf(events);
        classes = List.copyOf(classes);
        handlers = List.copyOf(handlers);
        suppliers = List.copyOf(suppliers);
        keys = List.copyOf(keys);
        domains = List.copyOf(domains);
    }

    /** The number of parameters that its constructor has. */
    public int parameterCount() {
        return suppliers.size() + keys.size();
    }

    public ClassName name() {
        return anchor.name();
    }
}
