package dev.signalbox.processor.validate;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AcceptedEvents;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.Ownership;
import dev.signalbox.processor.model.WiringModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the anchors, events and handlers of a compilation must be to each other. */
public final class WiringRules {

    private WiringRules() {}

    /** Everything that is wrong between tables. */
    public static List<Diagnostic> check(WiringModel wiring) {
        List<Diagnostic> problems = new ArrayList<>();
        checkAnchors(wiring, problems);
        Ownership ownership = new Ownership(wiring.anchors());
        for (HandlerClass handler : wiring.handlers()) {
            if (ownership.ownerOf(handler.name()).isEmpty()) {
                String name = handler.name().simpleName();
                problems.add(Problem.HANDLER_WITHOUT_ANCHOR.at(handler.origin(), name));
            }
        }
        checkDomainEvents(wiring, ownership, problems);
        wiring.hidden()
                .forEach(table -> problems.add(
                        Problem.TABLE_HIDDEN.at(table.anchor(), table.name(), String.join(", ", table.members()))));
        return problems;
    }

    /** Whether events and handlers have no errors of their own, which another processor reports. */
    public static boolean areSound(WiringModel wiring) {
        return Stream.concat(
                        wiring.events().stream().flatMap(event -> EventRules.check(event).stream()),
                        wiring.handlers().stream().flatMap(type -> HandlerRules.check(type).stream()))
                .noneMatch(Diagnostic::isError);
    }

    private static void checkAnchors(WiringModel wiring, List<Diagnostic> problems) {
        Map<String, AnchorModel> byPackage = new HashMap<>();
        for (AnchorModel anchor : wiring.anchors()) {
            String packageName = anchor.name().packageName();
            AnchorModel first = byPackage.putIfAbsent(packageName, anchor);
            if (first != null) {
                String text = packageName.isEmpty() ? "without a name" : packageName;
                problems.add(Problem.TWO_ANCHORS.at(
                        anchor.annotation(),
                        first.name().simpleName(),
                        anchor.name().simpleName(),
                        text));
            }
        }
    }

    private static void checkDomainEvents(WiringModel wiring, Ownership ownership, List<Diagnostic> problems) {
        Set<ClassName> handled = new HashSet<>();
        Set<String> handledInterfaces = new HashSet<>();
        wiring.handlers().stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(handler -> handler.accepted().stream())
                .forEach(accepted -> collect(accepted, handled, handledInterfaces));
        wiring.events().stream()
                .filter(EventModel::isDomain)
                .filter(event -> event.mention().access() != Access.PUBLIC) // else its handlers may be elsewhere
                .filter(event -> ownership.ownerOf(event.name()).isPresent())
                .filter(event -> !handled.contains(event.name()))
                .filter(event -> event.interfaces().stream().noneMatch(handledInterfaces::contains))
                .forEach(event -> problems.add(Problem.DOMAIN_EVENT_UNHANDLED.at(
                        event.origin(), event.name().simpleName())));
    }

    private static void collect(AcceptedEvents accepted, Set<ClassName> handled, Set<String> handledInterfaces) {
        accepted.events().forEach(event -> handled.add(event.name()));
        accepted.openInterfaces().forEach(open -> handledInterfaces.add(open.canonicalName()));
    }
}
