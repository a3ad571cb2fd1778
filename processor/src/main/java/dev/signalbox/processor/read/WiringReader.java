package dev.signalbox.processor.read;

import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HiddenTable;
import dev.signalbox.processor.model.WiringModel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads everything of a compilation that tables are made of. */
public final class WiringReader {

    private final EarlierClasses earlier;
    private final AnchorReader anchors;
    private final EventReader events;
    private final HandlerReader handlers;

    public WiringReader(Elements elements, Types types, SourceClasses sources, EarlierClasses earlier) {
        this.earlier = earlier;
        this.events = new EventReader(sources);
        this.anchors = new AnchorReader(elements, events);
        this.handlers = new HandlerReader(elements, types, sources);
    }

    /**
     * Reads one anchor.
     *
     * @throws UnresolvedTypeException if a class that it names does not exist yet
     */
    public AnchorModel readAnchor(TypeElement anchor) {
        return anchors.read(anchor);
    }

    /** Whether codecs or bindings are generated from the class, or will be once its types exist. */
    public boolean isGeneratedFrom(TypeElement type) {
        try {
            return handlers.hasBindings(type) || events.hasCodec(type);
        } catch (UnresolvedTypeException waits) {
            return true;
        }
    }

    /**
     * Reads classes with {@code @EventModule}, with {@code @Event}, and with handlers.
     *
     * @throws UnresolvedTypeException if a type that matters does not exist yet
     */
    public WiringModel read(
            Collection<TypeElement> anchorTypes,
            Collection<TypeElement> eventTypes,
            Collection<TypeElement> handlerTypes) {
        List<AnchorModel> anchorModels = anchorTypes.stream().map(anchors::read).toList();
        List<EventModel> eventModels =
                eventTypes.stream().map(events::read).flatMap(Optional::stream).toList();
        List<HandlerClass> handlerModels =
                handlerTypes.stream().map(handlers::read).toList();
        List<HiddenTable> hidden = anchorTypes.stream()
                .map(earlier::hiddenBy)
                .flatMap(Optional::stream)
                .toList();
        return new WiringModel(anchorModels, eventModels, handlerModels, hidden);
    }
}
