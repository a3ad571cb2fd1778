package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.NearNames;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.EventComponent;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.ReadableText;
import dev.signalbox.processor.model.Scalar;
import dev.signalbox.processor.model.TopicSegment;
import dev.signalbox.processor.model.TopicSegment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an event must be, its payload aside. */
public final class EventRules {

    private EventRules() {}

    /** Everything that is wrong with the event. */
    public static List<Diagnostic> check(EventModel event) {
        String name = event.name().simpleName();
        if (!event.isRecord()) {
            return List.of(Problem.EVENT_NOT_RECORD.at(event.annotation(), name, event.form()));
        }
        List<Diagnostic> problems = new ArrayList<>(FileRules.check(event.mention()));
        if (event.isGeneric()) {
            problems.add(Problem.EVENT_GENERIC.at(event.origin(), name));
        }
        if (event.mention().access() == Access.PRIVATE) {
            problems.add(Problem.EVENT_PRIVATE.at(event.origin(), name));
        }
        if (event.topic().isEmpty() && !event.isDomain()) {
            problems.add(Problem.EVENT_WITHOUT_TOPIC.at(event.annotation(), name));
        }
        if (!event.statedType().value().isEmpty()
                && !ReadableText.is(event.statedType().value())) {
            problems.add(Problem.EVENT_TYPE_MALFORMED.at(event.statedType().origin(), name));
        }
        problems.addAll(TopicRules.checkOfEvent(event.statedTopic()));
        event.topic().segments().forEach(segment -> checkSegment(event, segment, problems));
        checkKeys(event, problems);
        return problems;
    }

    private static void checkSegment(EventModel event, TopicSegment segment, List<Diagnostic> problems) {
        Origin origin = event.statedTopic().origin();
        String topic = event.topic().text();
        if (segment.is(Kind.ANY) || segment.is(Kind.REST)) {
            problems.add(Problem.EVENT_TOPIC_WILDCARD.at(origin, segment.text(), topic));
        } else if (segment.is(Kind.CAPTURE)) {
            Optional<EventComponent> component = event.component(segment.text());
            if (component.isEmpty()) {
                problems.add(unknownPlaceholder(event, segment));
            } else if (component.get().scalar() == Scalar.NONE) {
                String type = component.get().typeText();
                problems.add(Problem.PLACEHOLDER_TYPE.at(origin, segment.text(), topic, type));
            }
        }
    }

    private static Diagnostic unknownPlaceholder(EventModel event, TopicSegment segment) {
        List<String> names =
                event.components().stream().map(EventComponent::name).toList();
        String suggestion = NearNames.suggestion(segment.text(), names);
        String topic = event.topic().text();
        Origin origin = event.statedTopic().origin();
        return Problem.PLACEHOLDER_UNKNOWN.at(
                origin, segment.text(), topic, event.name().simpleName(), suggestion);
    }

    private static void checkKeys(EventModel event, List<Diagnostic> problems) {
        List<EventComponent> keys =
                event.components().stream().filter(EventComponent::isKey).toList();
        keys.stream()
                .skip(1)
                .forEach(key -> problems.add(Problem.SECOND_KEY.at(
                        key.origin(),
                        event.name().simpleName(),
                        key.name(),
                        keys.get(0).name())));
        keys.stream()
                .filter(key -> key.scalar() == Scalar.NONE)
                .forEach(key -> problems.add(Problem.KEY_TYPE.at(key.origin(), key.name(), key.typeText())));
    }
}
