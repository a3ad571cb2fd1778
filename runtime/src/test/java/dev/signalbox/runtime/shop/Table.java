package dev.signalbox.runtime.shop;

import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A table that a test fills. */
public final class Table implements EventTable {

    private final List<EventType<?>> events = new ArrayList<>();
    private final List<HandlerBinding<?>> handlers = new ArrayList<>();
    private final List<DomainInvoker<?>> invokers = new ArrayList<>();

    private Table() {}

    public static Table of(EventType<?>... types) {
        Table table = new Table();
        table.events.addAll(List.of(types));
        return table;
    }

    public Table handler(HandlerBinding<?> handler) {
        handlers.add(handler);
        return this;
    }

    public Table invoker(DomainInvoker<?> invoker) {
        invokers.add(invoker);
        return this;
    }

    @Override
    public List<EventType<?>> events() {
        return List.copyOf(events);
    }

    @Override
    public List<HandlerBinding<?>> handlers() {
        return handlers.stream()
                .sorted(Comparator.comparing(HandlerBinding::id))
                .toList();
    }

    @Override
    public List<DomainInvoker<?>> domainInvokers() {
        return List.copyOf(invokers);
    }
}
