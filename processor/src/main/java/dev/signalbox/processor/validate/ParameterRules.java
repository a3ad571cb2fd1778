package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AcceptedEvents.Form;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter;
import dev.signalbox.processor.model.HandlerParameter.OfDependency;
import dev.signalbox.processor.model.HandlerParameter.OfEvent;
import dev.signalbox.processor.model.HandlerParameter.OfTopic;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Qualifier;
import dev.signalbox.processor.model.Scalar;
import dev.signalbox.processor.model.TypeMention;
import dev.signalbox.processor.model.TypeUse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the parameters of a handler must be. */
final class ParameterRules {

    private ParameterRules() {}

    static void check(HandlerMethod handler, List<Diagnostic> problems) {
        if (handler.eventParameter().isEmpty()) {
            problems.add(Problem.HANDLER_WITHOUT_EVENT.at(handler.origin(), handler.name()));
        }
        handler.eventParameter().ifPresent(event -> checkEvent(event, problems));
        handler.parameters(OfDependency.class).forEach(dependency -> checkDependency(handler, dependency, problems));
        Set<String> captures = new HashSet<>();
        handler.parameters(OfTopic.class).forEach(parameter -> checkTopicParam(parameter, captures, problems));
        for (HandlerParameter parameter : handler.parameters()) {
            checkVisible(handler, parameter.type(), parameter.origin(), problems);
        }
        handler.thrown().forEach(thrown -> checkVisible(handler, thrown, handler.origin(), problems));
    }

    private static void checkEvent(OfEvent event, List<Diagnostic> problems) {
        if (event.accepted().form() == Form.NO_EVENT) {
            String type = event.type().name().toString();
            problems.add(Problem.PARAMETER_NO_EVENT.at(event.origin(), type));
        } else if (event.accepted().isParameterized() && event.accepted().form() == Form.INTERFACE) {
            problems.add(Problem.EVENT_PARAMETER_GENERIC.at(
                    event.origin(), event.type().name()));
        }
        for (String stranger : event.accepted().strangers()) {
            problems.add(Problem.SEALED_MEMBER_NO_EVENT.at(
                    event.origin(), event.type().name(), stranger));
        }
    }

    private static void checkDependency(HandlerMethod handler, OfDependency dependency, List<Diagnostic> problems) {
        if (dependency.isEvent() && handler.eventParameter().isPresent()) {
            problems.add(Problem.SECOND_EVENT_PARAMETER.at(dependency.origin(), dependency.name()));
        }
        dependency
                .furtherQualifiers()
                .forEach(qualifier -> problems.add(Problem.TWO_QUALIFIERS.at(qualifier, dependency.name())));
        dependency
                .key()
                .qualifier()
                .map(Qualifier::mention)
                .filter(mention -> !mention.isVisibleFrom(handler.owner().packageName()))
                .ifPresent(mention -> problems.add(hidden(handler, mention, dependency.origin())));
    }

    private static void checkTopicParam(OfTopic parameter, Set<String> captures, List<Diagnostic> problems) {
        String capture = parameter.capture().value();
        if (parameter.type().scalar() == Scalar.NONE) {
            String type = parameter.type().name().toString();
            problems.add(Problem.TOPIC_PARAM_TYPE.at(parameter.origin(), parameter.name(), type));
        }
        if (!captures.add(capture)) {
            problems.add(Problem.TOPIC_PARAM_TWICE.at(parameter.capture().origin(), capture));
        }
    }

    /** Whether the binding, which is in the handler's package, can name the type. */
    static void checkVisible(HandlerMethod handler, TypeUse type, Origin origin, List<Diagnostic> problems) {
        type.hiddenFrom(handler.owner().packageName())
                .ifPresent(mention -> problems.add(hidden(handler, mention, origin)));
    }

    private static Diagnostic hidden(HandlerMethod handler, TypeMention mention, Origin origin) {
        return Problem.SIGNATURE_NOT_VISIBLE.at(origin, handler.name(), mention.name());
    }
}
