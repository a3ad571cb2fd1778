package dev.signalbox.runtime.shop;

import dev.signalbox.EventContext;
import dev.signalbox.codegen.HandlerBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Handlers that write down how they are called, and do what a test says. */
public final class Calls {

    private final List<String> lines = new ArrayList<>();

    /** What a handler does. */
    @FunctionalInterface
    public interface Action<E> {

        @Nullable
        CompletionStage<?> act(E event, EventContext context) throws Throwable;
    }

    /** What was called, in order: the handler, the event and the attempt. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** A handler that succeeds. */
    public <E> HandlerBinding<E> of(String id, Class<E> accepts) {
        return of(id, accepts, (event, context) -> null);
    }

    /** A handler that fails in its first attempts. */
    public <E> HandlerBinding<E> failing(String id, Class<E> accepts, int times) {
        return of(id, accepts, (event, context) -> {
            if (context.attempt() <= times) {
                throw new IllegalStateException("attempt " + context.attempt());
            }
            return null;
        });
    }

    public <E> HandlerBinding<E> of(String id, Class<E> accepts, Action<E> action) {
        return HandlerBinding.of(id, accepts, (event, context) -> {
            line(id + " " + event + " " + context.attempt());
            return action.act(event, context);
        });
    }

    public synchronized void line(String line) {
        lines.add(line);
    }
}
