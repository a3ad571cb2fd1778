package dev.signalbox.processor.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a handler wants from the object graph.
 *
 * @param type the type; boxed where it is primitive
 * @param qualifier what tells it from others of its type
 */
public record InjectionKey(TypeUse type, Optional<Qualifier> qualifier) {

    /** By type, then qualifier; equal for equal keys. */
    public static final Comparator<InjectionKey> ORDER =
            Comparator.comparing(InjectionKey::typeText).thenComparing(InjectionKey::qualifierText);

    private String typeText() {
        return type.name().toString();
    }

    private String qualifierText() {
        return qualifier.map(Qualifier::text).orElse("");
    }
}
