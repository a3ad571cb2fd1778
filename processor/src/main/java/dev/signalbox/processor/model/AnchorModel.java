package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;

/**
 * A class with {@code @EventModule} on it.
 *
 * @param name the class
 * @param origin the class, for messages
 * @param annotation the {@code @EventModule} on it
 * @param form what kind of class it is, for messages
 * @param isInterface whether it is an interface, as it must be
 * @param entries the classes that its {@code events} names
 * @param provider the {@code Provider} that its Dagger module uses; empty where there is no Dagger
 */
public record AnchorModel(
        ClassName name,
        Origin origin,
        Origin annotation,
        String form,
        boolean isInterface,
        List<Entry> entries,
        Optional<ClassName> provider) {

    /**
     * A class that the annotation names.
     *
     * @param typeText the class, for messages
     * @param event the event, where it is one
     */
    public record Entry(String typeText, Origin origin, Optional<EventModel> event) {}

    public AnchorModel {
        entries = List.copyOf(entries);
    }
}
