package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class with {@code @Event} on it.
 *
 * @param mention the class
 * @param origin the class, for messages
 * @param annotation the {@code @Event} on it
 * @param form what kind of class it is, for messages: {@code a record}, {@code an enum}
 * @param isRecord whether it is a record, as it must be
 * @param isGeneric whether it has type parameters
 * @param statedTopic the topic as declared; empty where left out
 * @param statedType the type as declared; empty where left out
 * @param scope how far the event travels
 * @param components its components
 * @param interfaces the qualified names of all interfaces that it implements
 * @param codec where its codec comes from
 */
public record EventModel(
        TypeMention mention,
        Origin origin,
        Origin annotation,
        String form,
        boolean isRecord,
        boolean isGeneric,
        Stated<String> statedTopic,
        Stated<String> statedType,
        EventScope scope,
        List<EventComponent> components,
        Set<String> interfaces,
        CodecPresence codec) {

    public EventModel {
        components = List.copyOf(components);
        interfaces = Set.copyOf(interfaces);
    }

    public ClassName name() {
        return mention.name();
    }

    public boolean isDomain() {
        return scope == EventScope.DOMAIN;
    }

    /** The topic with its placeholders; empty for a domain event without one. */
    public TopicPattern topic() {
        return TopicPattern.of(statedTopic.value());
    }

    /** The type on the wire. */
    public String type() {
        return statedType.value().isEmpty() ? name().simpleName() : statedType.value();
    }

    public Optional<EventComponent> key() {
        return components.stream().filter(EventComponent::isKey).findFirst();
    }

    public Optional<EventComponent> component(String componentName) {
        return components.stream()
                .filter(component -> component.name().equals(componentName))
                .findFirst();
    }

    /** What the compiler warns of where the event, its key or its topic is named. */
    public Set<Lint> lints() {
        EnumSet<Lint> lints = EnumSet.noneOf(Lint.class);
        lints.addAll(mention.lints());
        key().ifPresent(key -> lints.addAll(key.lints()));
        topic().captures().forEach(name -> component(name).ifPresent(found -> lints.addAll(found.lints())));
        return lints;
    }
}
