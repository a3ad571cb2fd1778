package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventKind;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
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

    static final Registry EMPTY = new Registry(Map.of(), Map.of(), List.of());

    private final Map<Class<?>, EventType<?>> types;
    private final Map<String, HandlerBinding<?>> handlers;
    private final List<DomainInvoker<?>> invokers;

    private Registry(
            Map<Class<?>, EventType<?>> types,
            Map<String, HandlerBinding<?>> handlers,
            List<DomainInvoker<?>> invokers) {
        this.types = Collections.unmodifiableMap(types);
        this.handlers = Collections.unmodifiableMap(handlers);
        this.invokers = List.copyOf(invokers);
    }

    /**
     * A registry that knows a table too. An event that another table has brought is no conflict.
     *
     * @throws ConfigurationException if two records have one topic and type, or two handlers one id
     */
    Registry with(EventTable table) {
        Map<Class<?>, EventType<?>> moreTypes = new LinkedHashMap<>(types);
        for (EventType<?> type : table.events()) {
            checkAlone(type, moreTypes.values());
            moreTypes.putIfAbsent(type.eventClass(), type);
        }
        Map<String, HandlerBinding<?>> moreHandlers = new LinkedHashMap<>(handlers);
        table.handlers().forEach(handler -> add(handler, moreHandlers));
        List<DomainInvoker<?>> moreInvokers = new ArrayList<>(invokers);
        moreInvokers.addAll(table.domainInvokers());
        return new Registry(moreTypes, moreHandlers, moreInvokers);
    }

    /**
     * A registry that knows a handler too.
     *
     * @throws ConfigurationException if there is a handler of its id
     */
    Registry with(HandlerBinding<?> handler) {
        Map<String, HandlerBinding<?>> more = new LinkedHashMap<>(handlers);
        add(handler, more);
        return new Registry(types, more, invokers);
    }

    Registry without(HandlerBinding<?> handler) {
        Map<String, HandlerBinding<?>> fewer = new LinkedHashMap<>(handlers);
        fewer.remove(handler.id(), handler);
        return new Registry(types, fewer, invokers);
    }

    Map<Class<?>, EventType<?>> types() {
        return types;
    }

    Collection<HandlerBinding<?>> handlers() {
        return handlers.values();
    }

    List<DomainInvoker<?>> invokers() {
        return invokers;
    }

    private static void add(HandlerBinding<?> handler, Map<String, HandlerBinding<?>> handlers) {
        if (handlers.putIfAbsent(handler.id(), handler) != null) {
            throw new ConfigurationException("Two handlers have the id " + handler.id()
                    + ": give one of them another, or register each table once");
        }
    }

    private static void checkAlone(EventType<?> type, Collection<EventType<?>> known) {
        for (EventType<?> other : known) {
            boolean same = other.kind() != EventKind.DOMAIN
                    && type.kind() != EventKind.DOMAIN
                    && other.eventClass() != type.eventClass()
                    && other.topic().equals(type.topic())
                    && other.type().equals(type.type());
            if (same) {
                throw new ConfigurationException(other.eventClass().getName() + " and "
                        + type.eventClass().getName() + " are both the type " + type.type() + " on the topic "
                        + type.topic() + ": one of them needs another type or topic");
            }
        }
    }
}
