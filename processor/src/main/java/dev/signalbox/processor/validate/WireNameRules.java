package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.model.TopicPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reader knows an event by topic and type: no topic may be that of two events of one type. */
final class WireNameRules {

    private WireNameRules() {}

    static List<Diagnostic> check(TableModel table) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, List<EventModel>> byType = new HashMap<>();
        for (EventModel event : table.events()) {
            if (event.isDomain()
                    || event.topic().isEmpty()
                    || !event.topic().faults().isEmpty()) {
                continue;
            }
            List<EventModel> known = byType.computeIfAbsent(event.type(), type -> new ArrayList<>());
            known.stream()
                    .filter(other -> other.topic().overlaps(event.topic()))
                    .findFirst()
                    .ifPresent(other -> problems.add(problem(other, event, table.anchor())));
            known.add(event);
        }
        return problems;
    }

    private static Diagnostic problem(EventModel first, EventModel second, AnchorModel anchor) {
        return Problem.SAME_TOPIC_AND_TYPE.at(
                placeOf(first, second, anchor),
                first.name().canonicalName(),
                second.name().canonicalName(),
                second.type(),
                topics(first.topic(), second.topic()));
    }

    private static Origin placeOf(EventModel first, EventModel second, AnchorModel anchor) {
        if (second.mention().source() != null) {
            return second.statedType().origin();
        }
        return first.mention().source() != null ? first.statedType().origin() : anchor.origin();
    }

    private static String topics(TopicPattern first, TopicPattern second) {
        return first.text().equals(second.text())
                ? "topic '" + second.text() + "'"
                : "topic '" + second.text() + "', which may be the same as '" + first.text() + "'";
    }
}
