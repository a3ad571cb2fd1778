package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AcceptedEvents;
import dev.signalbox.processor.model.DurationText;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.Stated;
import java.time.Duration;
import java.util.List;

/** What durations must be. Longer than a day is absurd: the message's key waits all that time. */
final class DurationRules {

    private static final Duration LONGEST = Duration.ofDays(1);

    private DurationRules() {}

    static void checkTimeout(HandlerMethod handler, List<Diagnostic> problems) {
        Stated<DurationText> timeout = handler.annotation().timeout();
        if (timeout.value().isLeftOut()) {
            return;
        }
        check("timeout", timeout, Duration.ofMillis(1), "1ms", problems);
        handler.accepted().map(AcceptedEvents::events).stream()
                .flatMap(List::stream)
                .filter(EventModel::isDomain)
                .findFirst()
                .ifPresent(event -> problems.add(Problem.DOMAIN_HANDLER_TIMEOUT.at(
                        timeout.origin(), event.name().simpleName())));
    }

    /** A delay may be zero. */
    static void checkDelay(String member, Stated<DurationText> delay, List<Diagnostic> problems) {
        if (!delay.value().isLeftOut()) {
            check(member, delay, Duration.ZERO, "0s", problems);
        }
    }

    private static void check(
            String member,
            Stated<DurationText> stated,
            Duration shortest,
            String shortestText,
            List<Diagnostic> problems) {
        String text = stated.value().text();
        stated.value()
                .value()
                .ifPresentOrElse(
                        duration -> {
                            if (duration.compareTo(shortest) < 0 || duration.compareTo(LONGEST) > 0) {
                                problems.add(Problem.DURATION_OUT_OF_RANGE.at(
                                        stated.origin(), member, text, shortestText, "1d"));
                            }
                        },
                        () -> problems.add(Problem.DURATION_MALFORMED.at(stated.origin(), text)));
    }
}
