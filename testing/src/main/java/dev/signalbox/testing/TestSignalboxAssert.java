package dev.signalbox.testing;

import dev.signalbox.runtime.receive.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about what a {@link TestSignalbox} has done. Events are compared with {@code equals}. */
public final class TestSignalboxAssert extends AbstractAssert<TestSignalboxAssert, TestSignalbox> {

    TestSignalboxAssert(TestSignalbox box) {
        super(box, TestSignalboxAssert.class);
    }

    /** These events were emitted and confirmed, perhaps among others, in any order. */
    public TestSignalboxAssert hasEmitted(Record... events) {
        Assertions.assertThat(emitted()).as("emitted events").contains(events);
        return this;
    }

    /** These events were emitted and confirmed, in this order, and no others. */
    public TestSignalboxAssert hasEmittedExactly(Record... events) {
        Assertions.assertThat(emitted()).as("emitted events").containsExactly(events);
        return this;
    }

    /** These domain events were raised, in this order, and no others. */
    public TestSignalboxAssert hasRaisedExactly(Record... events) {
        Assertions.assertThat(actual.raised()).as("raised events").containsExactly(events);
        return this;
    }

    /** All handlers of this event have succeeded in the end, and it had at least one. */
    public TestSignalboxAssert hasHandled(Record event) {
        EventStory story = EventStory.of(actual, event);
        if (!story.isHandled()) {
            failWithMessage("Expected\n  %s\nto be handled, but\n  %s", event, story);
        }
        return this;
    }

    /**
     * All handlers of this event have succeeded in the end.
     *
     * @param attempts how many the handler that needed most has needed
     */
    public TestSignalboxAssert hasHandledInAttempts(Record event, int attempts) {
        hasHandled(event);
        EventStory story = EventStory.of(actual, event);
        if (story.attemptsNeeded() != attempts) {
            failWithMessage("Expected\n  %s\nto be handled in %s attempts, but\n  %s", event, attempts, story);
        }
        return this;
    }

    /** This event has a dead letter of this reason. */
    public TestSignalboxAssert hasDeadLettered(Record event, DeadLetter.Reason reason) {
        EventStory story = EventStory.of(actual, event);
        if (story.letters().stream().noneMatch(letter -> letter.reason() == reason)) {
            failWithMessage("Expected a dead letter %s of\n  %s\nbut\n  %s", reason, event, story);
        }
        List<String> ids = actual.journal().idsOf(event);
        actual.failures().expect(failure -> ids.contains(failure.delivery().eventId()));
        return this;
    }

    /** There are no dead letters. */
    public TestSignalboxAssert hasNoDeadLetters() {
        Assertions.assertThat(actual.letters()).as("dead letters").isEmpty();
        return this;
    }

    /** Retries were scheduled with these delays, in this order, and no others. */
    public TestSignalboxAssert hasRetriedAfter(Duration... delays) {
        Assertions.assertThat(actual.retries().stream().map(ScheduledRetry::delay))
                .as("delays of retries")
                .containsExactly(delays);
        return this;
    }

    /**
     * Assertions about one handler.
     *
     * @param id its id, or the end of it that begins with its class, with the event or without: {@code
     *     com.example.Billing#invoice(OrderPlaced)}, {@code Billing#invoice(OrderPlaced)} or {@code
     *     Billing#invoice}
     */
    public HandlerAssert handler(String id) {
        return new HandlerAssert(id, actual);
    }

    private List<Record> emitted() {
        return actual.emitted().stream().map(EmittedEvent::event).toList();
    }

    /** Assertions about the calls of one handler. */
    public static final class HandlerAssert extends AbstractAssert<HandlerAssert, List<HandlerAttempt>> {

        private final String id;
        private final FailureLog failures;

        private HandlerAssert(String id, TestSignalbox box) {
            this(id, box.journal().attempts(), box.failures());
        }

        private HandlerAssert(String id, List<HandlerAttempt> all, FailureLog failures) {
            super(all.stream().filter(attempt -> isNamed(attempt.handler(), id)).toList(), HandlerAssert.class);
            this.id = id;
            this.failures = failures;
            as("calls of the handler %s among %s", id, called(all));
        }

        /** It was called this often, retries counted. */
        public HandlerAssert wasCalledTimes(int times) {
            Assertions.assertThat(actual).as(descriptionText()).hasSize(times);
            return this;
        }

        /** It was never called. */
        public HandlerAssert wasNotCalled() {
            return wasCalledTimes(0);
        }

        /** Its last call has ended well. */
        public HandlerAssert hasSucceeded() {
            if (actual.isEmpty() || !last().succeeded()) {
                failWithMessage("Expected %s to have succeeded, but %s", id, actual);
            }
            return this;
        }

        /** Its last call has failed with an exception of this class. */
        public HandlerAssert hasFailedWith(Class<? extends Throwable> failure) {
            if (actual.isEmpty() || !failure.isInstance(last().failure())) {
                failWithMessage("Expected %s to have failed with %s, but %s", id, failure.getName(), actual);
            }
            failures.expect(each -> each.handler().equals(last().handler()) && failure.isInstance(each.cause()));
            return this;
        }

        private HandlerAttempt last() {
            return actual.get(actual.size() - 1);
        }

        private static boolean isNamed(String handler, String wanted) {
            String withoutEvent = handler.replaceFirst("\\(.*", "");
            return Stream.of(handler, withoutEvent)
                    .anyMatch(name -> name.equals(wanted) || name.endsWith("." + wanted));
        }

        private static List<String> called(List<HandlerAttempt> all) {
            return all.stream().map(HandlerAttempt::handler).distinct().toList();
        }
    }
}
