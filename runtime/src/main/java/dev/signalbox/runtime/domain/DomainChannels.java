package dev.signalbox.runtime.domain;

import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Builds the ways of a box's domain events. */
public final class DomainChannels {

    private final DomainSettings settings;
    private final DomainRetries retries;

    /** A builder of channels with these settings. */
    public DomainChannels(DomainSettings settings) {
        this.settings = settings;
        this.retries = new DomainRetries(settings);
    }

    /**
     * The way of one event.
     *
     * @param bindings all that the box has; those that take the event are chosen
     * @param invokers all that the tables have; one that calls exactly the chosen handlers is used
     */
    public <E extends Record> DomainChannel<E> channel(
            EventType<E> type, Collection<HandlerBinding<?>> bindings, Collection<DomainInvoker<?>> invokers) {
        List<DomainHandler<E>> handlers = new ArrayList<>();
        for (HandlerBinding<?> binding : bindings) {
            if (binding.accepts().isAssignableFrom(type.eventClass())) {
                handlers.add(DomainHandler.of(accepting(binding), settings));
            }
        }
        handlers.sort(Comparator.comparing(DomainHandler::id));
        return new DomainChannel<>(type, List.copyOf(handlers), invoker(type, handlers, invokers), retries);
    }

    /** Whether this thread is inside a handler that is being retried. */
    public boolean runsHandlerHere() {
        return retries.runsHere();
    }

    /** What has been counted over all channels. */
    public DomainCounters counters() {
        return retries.counters();
    }

    /**
     * Gives up what waits for its next attempt: the handlers concerned have failed for good.
     *
     * @param deadline how long to wait for attempts that are running
     * @return whether all have ended before the deadline
     */
    public CompletableFuture<Boolean> close(Duration deadline) {
        return retries.close(deadline);
    }

    private <E extends Record> DomainInvoker<E> invoker(
            EventType<E> type, List<DomainHandler<E>> handlers, Collection<DomainInvoker<?>> invokers) {
        if (!settings.observer().listening()) {
            for (DomainInvoker<?> invoker : invokers) {
                if (invoker.eventClass() == type.eventClass() && callsAll(handlers, invoker)) {
                    return invoking(invoker);
                }
            }
        }
        return new BindingInvoker<>(type.eventClass(), List.copyOf(handlers), settings);
    }

    /** Whether an invoker calls these handlers and no others, in this order. */
    private static boolean callsAll(List<? extends DomainHandler<?>> handlers, DomainInvoker<?> invoker) {
        List<? extends HandlerBinding<?>> called = invoker.handlers();
        if (called.size() != handlers.size()) {
            return false;
        }
        for (int i = 0; i < called.size(); i++) {
            if (!called.get(i).id().equals(handlers.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // accepts() has been compared with the event's class
    private static <E> HandlerBinding<? super E> accepting(HandlerBinding<?> binding) {
        return (HandlerBinding<? super E>) binding;
    }

    @SuppressWarnings("unchecked") // eventClass() has been compared with the event's class
    private static <E extends Record> DomainInvoker<E> invoking(DomainInvoker<?> invoker) {
        return (DomainInvoker<E>) invoker;
    }
}
