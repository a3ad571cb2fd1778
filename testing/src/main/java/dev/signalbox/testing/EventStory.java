package dev.signalbox.testing;

import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.receive.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one event, which may have been emitted more than once.
 *
 * @param event the event
 * @param attempts the calls of its handlers, oldest first
 * @param outcomes how its messages ended, one for each group that received it
 * @param letters its dead letters
 */
record EventStory(Record event, List<HandlerAttempt> attempts, List<Outcome> outcomes, List<DeadLetter> letters) {

    static EventStory of(TestSignalbox box, Record event) {
        List<String> ids = box.journal().idsOf(event);
        return new EventStory(
                event,
                box.journal().attempts().stream()
                        .filter(attempt -> ids.contains(attempt.delivery().eventId()))
                        .toList(),
                box.journal().settled().stream()
                        .filter(settled -> ids.contains(settled.delivery().eventId()))
                        .map(TestJournal.Settled::outcome)
                        .toList(),
                box.letters().stream()
                        .filter(letter -> ids.contains(letter.eventId()))
                        .toList());
    }

    /** Whether all of its handlers, and at least one, have succeeded in the end. */
    boolean isHandled() {
        return !attempts.isEmpty()
                && outcomes.stream().allMatch(outcome -> outcome == Outcome.HANDLED)
                && lastAttempts().allMatch(HandlerAttempt::succeeded);
    }

    /** The most attempts that one of its handlers has needed. */
    int attemptsNeeded() {
        return attempts.stream().mapToInt(HandlerAttempt::number).max().orElse(0);
    }

    private Stream<HandlerAttempt> lastAttempts() {
        return attempts.stream().map(HandlerAttempt::handler).distinct().map(this::lastOf);
    }

    private HandlerAttempt lastOf(String handler) {
        List<HandlerAttempt> own = attempts.stream()
                .filter(attempt -> attempt.handler().equals(handler))
                .toList();
        return own.get(own.size() - 1);
    }

    /** One line for each thing that happened. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        attempts.forEach(attempt -> lines.add(attempt.toString()));
        outcomes.forEach(outcome -> lines.add("a group has settled it as " + outcome));
        letters.forEach(letter -> lines.add("a dead letter of " + letter.group() + ": " + letter.reason() + ", "
                + letter.errorType() + ": " + letter.errorMessage()));
        return lines.isEmpty() ? "nothing has happened to it" : String.join("\n  ", lines);
    }
}
