package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter.OfDependency;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Qualifier;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.model.TypeMention;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table, which is in its anchor's package, names handler classes, events and injected types: it must
 * be able to see them. What is private is reported elsewhere, because nobody can see that.
 */
final class VisibilityRules {

    private VisibilityRules() {}

    static void check(TableModel table, List<Diagnostic> problems) {
        String anchor = table.name().simpleName();
        for (HandlerClass handler : table.classes()) {
            if (isHidden(handler.mention(), table)) {
                String name = handler.name().simpleName();
                problems.add(Problem.HANDLER_CLASS_NOT_VISIBLE.at(handler.origin(), name, anchor));
            }
        }
        for (EventModel event : table.events()) {
            if (isHidden(event.mention(), table)) {
                Origin origin =
                        event.mention().source() == null ? table.anchor().origin() : event.origin();
                problems.add(Problem.EVENT_NOT_VISIBLE.at(origin, event.name().simpleName(), anchor));
            }
        }
        checkAccepted(table, problems);
        checkInjected(table, problems);
    }

    /** Interfaces of events are named in the types of bindings. */
    private static void checkAccepted(TableModel table, List<Diagnostic> problems) {
        Set<String> told = new HashSet<>();
        table.events().forEach(event -> told.add(event.name().canonicalName()));
        for (HandlerMethod handler : table.handlers()) {
            handler.eventParameter()
                    .ifPresent(parameter -> parameter.type().mentions().stream()
                            .filter(mention -> isHidden(mention, table))
                            .filter(mention -> told.add(mention.name().canonicalName()))
                            .forEach(mention -> problems.add(Problem.EVENT_NOT_VISIBLE.at(
                                    placeOf(mention, parameter.origin()),
                                    mention.name().simpleName(),
                                    table.name().simpleName()))));
        }
    }

    private static void checkInjected(TableModel table, List<Diagnostic> problems) {
        Set<String> told = new HashSet<>();
        for (HandlerMethod handler : table.handlers()) {
            handler.parameters(OfDependency.class)
                    .forEach(dependency -> mentions(dependency)
                            .filter(mention -> isHidden(mention, table))
                            .filter(mention -> told.add(mention.name().canonicalName()))
                            .forEach(mention -> problems.add(Problem.INJECTED_TYPE_NOT_VISIBLE.at(
                                    placeOf(mention, dependency.origin()),
                                    mention.name().simpleName(),
                                    table.name().simpleName()))));
        }
    }

    private static Stream<TypeMention> mentions(OfDependency dependency) {
        Optional<TypeMention> qualifier = dependency.key().qualifier().map(Qualifier::mention);
        return Stream.concat(dependency.key().type().mentions().stream(), qualifier.stream());
    }

    private static boolean isHidden(TypeMention mention, TableModel table) {
        return mention.access() == Access.PACKAGE
                && !mention.isVisibleFrom(table.name().packageName());
    }

    /** The class itself, or who uses it where it comes from a jar. */
    private static Origin placeOf(TypeMention mention, Origin user) {
        return Objects.requireNonNullElse(mention.source(), user);
    }
}
