package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EventContext;
import dev.signalbox.codegen.HandlerBinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes handlers, and writes down how they are called. Safe for use by many threads. */
final class Calls {

    private final Patience patience;
    private final List<Call> calls = new ArrayList<>();

    /**
     * One attempt.
     *
     * @param handler the handler's id
     * @param event what it was called with
     */
    record Call(String handler, Object event, EventContext context) {

        /** The event and the attempt's number. */
        @Override
        public String toString() {
            return event + "#" + context.attempt();
        }
    }

    /** What a handler does. */
    @FunctionalInterface
    interface Action<E> {

        /** Makes one attempt; the stage that ends it, or null where it has ended. */
        @Nullable
        CompletionStage<?> act(E event, EventContext context) throws Exception;
    }

    Calls(Patience patience) {
        this.patience = patience;
    }

    /** A handler that succeeds. */
    <E> HandlerBinding<E> handler(String id, Class<E> accepts) {
        return handler(id, accepts, (event, context) -> null);
    }

    /** A handler that does something. */
    <E> HandlerBinding<E> handler(String id, Class<E> accepts, Action<E> action) {
        return HandlerBinding.of(id, accepts, (event, context) -> {
            add(new Call(id, event, context));
            return action.act(event, context);
        });
    }

    /** A handler of notes that fails in its first attempts at one of them. */
    HandlerBinding<Note> failing(String id, Note at, int times) {
        return handler(id, Note.class, (note, context) -> {
            if (note.equals(at) && context.attempt() <= times) {
                throw new IllegalStateException("attempt " + context.attempt());
            }
            return null;
        });
    }

    /** The calls of a handler, in the order in which they began. */
    synchronized List<Call> of(String handler) {
        return calls.stream().filter(call -> call.handler().equals(handler)).toList();
    }

    /** The events and attempts of a handler's calls, in the order in which they began. */
    List<String> texts(String handler) {
        return of(handler).stream().map(Call::toString).toList();
    }

    /** All calls, in the order in which they began: handler, event and attempt. */
    synchronized List<String> all() {
        return calls.stream().map(call -> call.handler() + " " + call).toList();
    }

    /** Waits until a handler has been called so often. */
    List<Call> await(String handler, int count) {
        patience.await(
                () -> count + " calls of " + handler + "; there are " + all(),
                () -> of(handler).size() >= count);
        return of(handler);
    }

    /** As {@link #assertOrderPerKey(String, String)}, where there is no more to say. */
    void assertOrderPerKey(String handler) {
        assertOrderPerKey(handler, "");
    }

    /**
     * Checks that no note began for the first time after a later one of its key. One may begin again: it was
     * retried, or came again, as all do from the place on that a broker with a log was told last.
     */
    void assertOrderPerKey(String handler, String description) {
        Map<String, Set<Integer>> begun = new TreeMap<>();
        for (Call call : of(handler)) {
            Note note = (Note) call.event();
            begun.computeIfAbsent(String.valueOf(note.key()), key -> new LinkedHashSet<>())
                    .add(note.number());
        }
        begun.forEach((key, numbers) -> assertThat(List.copyOf(numbers))
                .as("the key %s %s", key, description)
                .isSorted());
    }

    private void add(Call call) {
        synchronized (this) {
            calls.add(call);
        }
        patience.wake();
    }
}
