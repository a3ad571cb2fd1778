package dev.signalbox.codegen;

import java.util.List;

/** The events and handlers that an {@link dev.signalbox.EventModule} owns. Generated; immutable. */
public interface EventTable {

    /** The events compiled there, those that its handlers take, and those that its anchor names; sorted by class name. */
    List<EventType<?>> events();

    /** The handlers compiled there, sorted by id; those of domain events among them. */
    List<HandlerBinding<?>> handlers();

    /** One for each domain event of {@link #events()} that a handler of this table takes, sorted by class name. */
    List<DomainInvoker<?>> domainInvokers();
}
