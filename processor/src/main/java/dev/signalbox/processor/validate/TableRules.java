package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.CodecPresence;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter.OfEvent;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TableModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What belongs to one anchor must fit together. */
public final class TableRules {

    /** What the class file format allows a constructor, the new object itself not counted. */
    private static final int MOST_PARAMETERS = 254;

    private TableRules() {}

    /** Everything that is wrong with the table. */
    public static List<Diagnostic> check(TableModel table) {
        List<Diagnostic> problems = new ArrayList<>();
        checkAnchor(table.anchor(), problems);
        VisibilityRules.check(table, problems);
        checkCodecs(table, problems);
        problems.addAll(WireNameRules.check(table));
        checkIds(table, problems);
        checkOpenInterfaces(table, problems);
        if (table.parameterCount() > MOST_PARAMETERS) {
            problems.add(Problem.TOO_MANY_SUPPLIERS.at(
                    table.anchor().origin(), table.name().simpleName(), table.parameterCount(), MOST_PARAMETERS));
        }
        return problems;
    }

    private static void checkAnchor(AnchorModel anchor, List<Diagnostic> problems) {
        if (!anchor.isInterface()) {
            problems.add(Problem.ANCHOR_NOT_INTERFACE.at(
                    anchor.annotation(), anchor.name().simpleName(), anchor.form()));
        }
        anchor.entries().stream()
                .filter(entry -> entry.event().isEmpty())
                .forEach(entry -> problems.add(Problem.ENTRY_NO_EVENT.at(entry.origin(), entry.typeText())));
    }

    private static void checkCodecs(TableModel table, List<Diagnostic> problems) {
        for (AnchorModel.Entry entry : table.anchor().entries()) {
            entry.event().ifPresent(event -> checkCodec(event, entry.origin(), problems));
        }
        for (HandlerMethod handler : table.handlers()) {
            handler.eventParameter()
                    .ifPresent(parameter -> parameter
                            .accepted()
                            .events()
                            .forEach(event -> checkCodec(event, parameter.origin(), problems)));
        }
    }

    private static void checkCodec(EventModel event, Origin user, List<Diagnostic> problems) {
        if (event.codec() == CodecPresence.MISSING && !event.isDomain()) {
            problems.add(Problem.CODEC_MISSING.at(user, event.name().canonicalName()));
        }
    }

    private static void checkIds(TableModel table, List<Diagnostic> problems) {
        Map<String, HandlerMethod> seen = new HashMap<>();
        for (HandlerMethod handler : table.handlers()) {
            HandlerMethod first = seen.putIfAbsent(handler.id(), handler);
            if (first != null && handler.eventParameter().isPresent()) {
                boolean stated = !handler.annotation().id().value().isEmpty();
                Origin origin = stated ? handler.annotation().id().origin() : handler.origin();
                problems.add(Problem.SAME_HANDLER_ID.at(origin, first.label(), handler.label(), handler.id()));
            }
        }
    }

    private static void checkOpenInterfaces(TableModel table, List<Diagnostic> problems) {
        Set<String> implemented = new HashSet<>();
        table.events().forEach(event -> implemented.addAll(event.interfaces()));
        for (HandlerMethod handler : table.handlers()) {
            handler.eventParameter().ifPresent(parameter -> checkOpenInterfaces(parameter, implemented, problems));
        }
    }

    private static void checkOpenInterfaces(OfEvent parameter, Set<String> implemented, List<Diagnostic> problems) {
        if (parameter.accepted().isParameterized()) {
            return;
        }
        parameter.accepted().openInterfaces().stream()
                .filter(open -> !parameter.accepted().publicInterfaces().contains(open))
                .map(open -> open.canonicalName())
                .filter(open -> !implemented.contains(open))
                .forEach(open -> problems.add(Problem.NO_EVENT_IMPLEMENTS.at(parameter.origin(), open)));
    }
}
