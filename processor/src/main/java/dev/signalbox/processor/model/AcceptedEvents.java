package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * What the first parameter of a handler lets in.
 *
 * @param form what kind of type it is
 * @param type its class; {@code java.lang.Object} where it has none
 * @param events the events that are known from the type alone: the record, or those that a sealed
 *     interface permits
 * @param openInterfaces interfaces that are not sealed: every event that implements one comes in too
 * @param publicInterfaces those of the open interfaces that events of any module can implement
 * @param strangers members of a sealed hierarchy that are no events, as qualified names
 * @param isParameterized whether the type has type arguments
 */
public record AcceptedEvents(
        Form form,
        ClassName type,
        List<EventModel> events,
        List<ClassName> openInterfaces,
        Set<ClassName> publicInterfaces,
        List<String> strangers,
        boolean isParameterized) {

    /** The kinds of types. */
    public enum Form {
        /** An event record. */
        RECORD,

        /** An interface, sealed or not. */
        INTERFACE,

        /** {@code RawEvent}. */
        RAW,

        /** Anything else, which is no event. */
        NO_EVENT
    }

    public AcceptedEvents {
        events = List.copyOf(events);
        openInterfaces = List.copyOf(openInterfaces);
        publicInterfaces = Set.copyOf(publicInterfaces);
        strangers = List.copyOf(strangers);
    }
}
