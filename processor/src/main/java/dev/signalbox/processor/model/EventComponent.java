package dev.signalbox.processor.model;

import java.util.Set;

/**
 * A component of an event record, as far as keys and topics are concerned.
 *
 * @param name its name
 * @param typeText its type, for messages
 * @param scalar what it is as a key or topic value
 * @param isKey whether {@code @Key} is on it
 * @param lints what calling its accessor is warned of
 * @param origin the component
 */
public record EventComponent(
        String name, String typeText, Scalar scalar, boolean isKey, Set<Lint> lints, Origin origin) {

    public EventComponent {
        lints = Set.copyOf(lints);
    }
}
