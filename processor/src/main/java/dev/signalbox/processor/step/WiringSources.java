package dev.signalbox.processor.step;

import dev.signalbox.processor.model.WiringModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.WiringReader;
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

    /** Adds those of this round. */
    void add(Round round) {
        Elements elements = round.elements();
        round.classesWith(Set.of(LibraryNames.EVENT_MODULE)).values().forEach(type -> anchors.add(elements, type));
        round.classesWith(Set.of(LibraryNames.EVENT)).values().forEach(type -> events.add(elements, type));
        round.classesWith(Set.of(LibraryNames.HANDLER)).values().forEach(type -> handlers.add(elements, type));
    }

    boolean hasAnchors() {
        return !anchors.isEmpty();
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
