package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.NearNames;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AcceptedEvents;
import dev.signalbox.processor.model.AcceptedEvents.Form;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter.OfTopic;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TopicPattern;
import java.util.List;
import java.util.stream.Stream;

/** What the topic of a handler must be, and what it must capture. */
final class HandlerTopicRules {

    private HandlerTopicRules() {}

    static void check(HandlerMethod handler, List<Diagnostic> problems) {
        TopicPattern pattern = handler.annotation().pattern();
        Origin origin = handler.annotation().topic().origin();
        problems.addAll(TopicRules.check(handler.annotation().topic()));
        handler.accepted().ifPresent(accepted -> {
            if (!pattern.isEmpty()) {
                checkDomain(accepted, origin, problems);
                if (!handler.annotation().anyTopic()) {
                    checkMatches(pattern, accepted, origin, problems);
                }
            } else if (accepted.form() == Form.RAW) {
                problems.add(Problem.RAW_HANDLER_WITHOUT_TOPIC.at(origin, handler.name()));
            }
            handler.parameters(OfTopic.class)
                    .forEach(parameter -> checkCaptured(parameter, pattern, accepted, problems));
        });
    }

    private static void checkDomain(AcceptedEvents accepted, Origin origin, List<Diagnostic> problems) {
        accepted.events().stream()
                .filter(EventModel::isDomain)
                .forEach(event -> problems.add(
                        Problem.DOMAIN_HANDLER_TOPIC.at(origin, event.name().simpleName())));
    }

    private static void checkMatches(
            TopicPattern pattern, AcceptedEvents accepted, Origin origin, List<Diagnostic> problems) {
        List<EventModel> emitted = accepted.events().stream()
                .filter(event -> !event.topic().isEmpty() && !event.isDomain())
                .toList();
        boolean open = emitted.isEmpty() || !accepted.openInterfaces().isEmpty();
        boolean faulty = !pattern.faults().isEmpty()
                || emitted.stream().anyMatch(event -> !event.topic().faults().isEmpty());
        if (!open && !faulty && emitted.stream().noneMatch(event -> pattern.overlaps(event.topic()))) {
            EventModel first = emitted.get(0);
            String topic = first.topic().text();
            String name = first.name().simpleName();
            problems.add(Problem.TOPIC_NEVER_MATCHES.at(origin, pattern.text(), topic, name));
        }
    }

    private static void checkCaptured(
            OfTopic parameter, TopicPattern pattern, AcceptedEvents accepted, List<Diagnostic> problems) {
        String name = parameter.capture().value();
        topicsRead(pattern, accepted)
                .filter(topic -> !topic.captures().contains(name))
                .findFirst()
                .ifPresent(topic -> {
                    String suggestion = NearNames.suggestion(name, topic.captures());
                    Origin origin = parameter.capture().origin();
                    problems.add(Problem.TOPIC_PARAM_NOT_CAPTURED.at(origin, topic.text(), name, suggestion));
                });
    }

    /** The handler's own topic, else those of its events; a domain event is on none. */
    private static Stream<TopicPattern> topicsRead(TopicPattern pattern, AcceptedEvents accepted) {
        return pattern.isEmpty()
                ? accepted.events().stream().map(event -> event.isDomain() ? TopicPattern.of("") : event.topic())
                : Stream.of(pattern);
    }
}
