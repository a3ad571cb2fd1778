package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.transport.WireText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The events and handlers that a box knows. Adding gives a new registry, so that what cannot work leaves
 * the old one as it was. Immutable.
 */
final class Registry {

    static final Registry EMPTY = new Registry(new KnownEvents(), Map.of(), List.of());

    private final KnownEvents events;
    private final Map<String, HandlerBinding<?>> handlers;
    private final List<DomainInvoker<?>> invokers;

    private Registry(KnownEvents events, Map<String, HandlerBinding<?>> handlers, List<DomainInvoker<?>> invokers) {
        this.events = events;
        this.handlers = Collections.unmodifiableMap(handlers);
        this.invokers = List.copyOf(invokers);
    }

    /**
     * A registry that knows a table too. An event that another table has brought is no conflict, unless the two say
     * different things of it.
     *
     * @throws ConfigurationException if two records have one type on topics that may be the same, tables disagree about
     *     an event, two handlers have one id, or nobody could read a type or id
     */
    Registry with(EventTable table) {
        KnownEvents moreEvents = new KnownEvents(events);
        String name = table.getClass().getName();
        table.events().forEach(type -> moreEvents.add(type, name));
        Map<String, HandlerBinding<?>> moreHandlers = new LinkedHashMap<>(handlers);
        table.handlers().forEach(handler -> add(handler, moreHandlers));
        List<DomainInvoker<?>> moreInvokers = new ArrayList<>(invokers);
        moreInvokers.addAll(table.domainInvokers());
        return new Registry(moreEvents, moreHandlers, moreInvokers);
    }

    /**
     * A registry that knows a handler too.
     *
     * @throws ConfigurationException if there is a handler of its id
     */
    Registry with(HandlerBinding<?> handler) {
        Map<String, HandlerBinding<?>> more = new LinkedHashMap<>(handlers);
        add(handler, more);
        return new Registry(events, more, invokers);
    }

    Registry without(HandlerBinding<?> handler) {
        Map<String, HandlerBinding<?>> fewer = new LinkedHashMap<>(handlers);
        fewer.remove(handler.id(), handler);
        return new Registry(events, fewer, invokers);
    }

    Map<Class<?>, EventType<?>> types() {
        return events.types();
    }

    Collection<HandlerBinding<?>> handlers() {
        return handlers.values();
    }

    List<DomainInvoker<?>> invokers() {
        return invokers;
    }

    private static void add(HandlerBinding<?> handler, Map<String, HandlerBinding<?>> handlers) {
        WireText.checked(handler.id(), "id of a handler");
        if (handlers.putIfAbsent(handler.id(), handler) != null) {
            throw new ConfigurationException("Two handlers have the id " + handler.id()
                    + ": give one of them another, or register each table once");
        }
    }
}
