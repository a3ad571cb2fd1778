package dev.signalbox.processor.step;

import dev.signalbox.processor.model.WiringModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.EarlierClasses;
import dev.signalbox.processor.read.EventReader;
import dev.signalbox.processor.read.HandlerReader;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.read.WiringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The anchors, events and handler classes that have come in over the rounds. */
final class WiringSources {

    private final ClassNames anchors = new ClassNames();
    private final ClassNames events = new ClassNames();
    private final ClassNames handlers = new ClassNames();
    private final Set<String> grown = new HashSet<>();

    /** Adds those of this round. */
    void add(Round round) {
        Elements elements = round.elements();
        round.classesWith(Set.of(LibraryNames.EVENT_MODULE)).values().forEach(type -> anchors.add(elements, type));
        round.classesWith(Set.of(LibraryNames.EVENT)).values().forEach(type -> events.add(elements, type));
        round.classesWith(Set.of(LibraryNames.HANDLER)).values().forEach(type -> handlers.add(elements, type));
    }

    /**
     * Adds what earlier compilations have left in the same folder and belongs to the same tables: the anchors above what
     * arrives, and what their tables were made of.
     */
    void addEarlier(Round round, EarlierClasses earlier, SourceClasses sources) {
        Elements elements = round.elements();
        List<TypeElement> found = new ArrayList<>();
        Stream.of(events, handlers)
                .flatMap(names -> names.in(elements).values().stream())
                .forEach(type -> found.addAll(earlier.anchorsAbove(type)));
        found.forEach(anchor -> add(elements, anchors, anchor, sources));
        for (TypeElement anchor : anchors.in(elements).values()) {
            if (grown.add(anchor.getQualifiedName().toString())) {
                for (TypeElement member : earlier.membersOf(anchor)) {
                    if (EventReader.isEvent(member)) {
                        add(elements, events, member, sources);
                    }
                    if (HandlerReader.hasHandlers(member)) {
                        add(elements, handlers, member, sources);
                    }
                }
            }
        }
    }

    private static void add(Elements elements, ClassNames names, TypeElement type, SourceClasses sources) {
        if (!names.contains(type)) {
            names.add(elements, type);
            sources.addEarlier(type);
        }
    }

    boolean hasAnchors() {
        return !anchors.isEmpty();
    }

    Collection<TypeElement> anchors(Elements elements) {
        return anchors.in(elements).values();
    }

    boolean isAnchor(Element element) {
        return element instanceof TypeElement type && anchors.contains(type);
    }

    /** Any of them, to report a fault at. */
    Optional<TypeElement> any(Elements elements) {
        return Stream.of(anchors, handlers, events)
                .flatMap(names -> names.any(elements).stream())
                .findFirst();
    }

    WiringModel read(Elements elements, WiringReader reader) {
        return reader.read(
                anchors.in(elements).values(),
                events.in(elements).values(),
                handlers.in(elements).values());
    }
}
