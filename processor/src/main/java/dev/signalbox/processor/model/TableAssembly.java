package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.TableModel.DomainEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what each anchor owns. */
public final class TableAssembly {

    private TableAssembly() {}

    /** One table for each anchor, in the order of the anchors. */
    public static List<TableModel> of(WiringModel wiring) {
        Ownership ownership = new Ownership(wiring.anchors());
        Map<AnchorModel, Parts> tables = new LinkedHashMap<>();
        wiring.anchors().forEach(anchor -> tables.put(anchor, new Parts()));
        wiring.events()
                .forEach(event ->
                        ownership.ownerOf(event.name()).map(tables::get).ifPresent(parts -> parts.add(event)));
        wiring.handlers()
                .forEach(handler ->
                        ownership.ownerOf(handler.name()).map(tables::get).ifPresent(parts -> parts.add(handler)));
        EventIndex index = new EventIndex(wiring.events());
        List<TableModel> result = new ArrayList<>();
        tables.forEach((anchor, parts) -> result.add(parts.assemble(anchor, index)));
        return result;
    }

    /** The parts of one table. */
    private static final class Parts {

        private final TreeMap<ClassName, EventModel> events = new TreeMap<>();
        private final List<HandlerClass> classes = new ArrayList<>();

        void add(EventModel event) {
            events.putIfAbsent(event.name(), event);
        }

        void add(HandlerClass handler) {
            classes.add(handler);
        }

        TableModel assemble(AnchorModel anchor, EventIndex compiledHere) {
            List<HandlerMethod> handlers = classes.stream()
                    .flatMap(type -> type.methods().stream())
                    .sorted(Comparator.comparing(HandlerMethod::id).thenComparing(HandlerMethod::bindingName))
                    .toList();
            anchor.entries().forEach(entry -> entry.event().ifPresent(this::add));
            handlers.forEach(handler -> compiledHere.acceptedBy(handler).forEach(this::add));
            return new TableModel(
                    anchor,
                    List.copyOf(events.values()),
                    classes,
                    handlers,
                    classes.stream().filter(HandlerClass::hasInstanceMethods).toList(),
                    keys(handlers),
                    domains(handlers));
        }

        private static List<InjectionKey> keys(List<HandlerMethod> handlers) {
            TreeSet<InjectionKey> keys = new TreeSet<>(InjectionKey.ORDER);
            handlers.stream()
                    .flatMap(handler -> handler.parameters(HandlerParameter.OfDependency.class))
                    .forEach(dependency -> keys.add(dependency.key()));
            return List.copyOf(keys);
        }

        private List<DomainEvent> domains(List<HandlerMethod> handlers) {
            EventIndex owned = new EventIndex(events.values());
            Map<ClassName, List<HandlerMethod>> byEvent = new HashMap<>();
            for (HandlerMethod handler : handlers) {
                owned.acceptedBy(handler)
                        .forEach(event -> byEvent.computeIfAbsent(event.name(), name -> new ArrayList<>())
                                .add(handler));
            }
            return events.values().stream()
                    .filter(event -> event.isDomain() && byEvent.containsKey(event.name()))
                    .map(event -> new DomainEvent(event, byEvent.getOrDefault(event.name(), List.of())))
                    .toList();
        }
    }

    /** Finds events by the interfaces that they implement. */
    private static final class EventIndex {

        private final Map<String, List<EventModel>> byInterface = new HashMap<>();

        EventIndex(Collection<EventModel> events) {
            for (EventModel event : events) {
                event.interfaces()
                        .forEach(name -> byInterface
                                .computeIfAbsent(name, unused -> new ArrayList<>())
                                .add(event));
            }
        }

        /** The events that the handler's type names, and those here that implement it. */
        Collection<EventModel> acceptedBy(HandlerMethod handler) {
            Map<ClassName, EventModel> accepted = new TreeMap<>();
            handler.accepted().ifPresent(types -> {
                types.events().forEach(event -> accepted.put(event.name(), event));
                types.openInterfaces().stream()
                        .flatMap(open -> byInterface.getOrDefault(open.canonicalName(), List.of()).stream())
                        .forEach(event -> accepted.put(event.name(), event));
            });
            return accepted.values();
        }
    }
}
