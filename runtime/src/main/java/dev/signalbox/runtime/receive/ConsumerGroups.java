package dev.signalbox.runtime.receive;

import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The consumer groups of a box: one pipeline each, and its subscriptions. Changes are made by one thread at
 * a time.
 */
public final class ConsumerGroups {

    private final ReceiveSettings settings;
    private final Sources sources;
    private final DeliveryCounters counters = new DeliveryCounters();
    private final Map<String, ConsumerGroup> groups = new TreeMap<>();
    private boolean running;
    private boolean closed;

    /** Groups that read from these sources. */
    public ConsumerGroups(ReceiveSettings settings, Sources sources) {
        this.settings = settings;
        this.sources = sources;
    }

    /**
     * Checks handlers without taking them on.
     *
     * @throws dev.signalbox.ConfigurationException if one of them cannot work
     */
    public void check(Collection<EventType<?>> types, Collection<HandlerBinding<?>> handlers) {
        for (Map.Entry<String, List<Reading>> group : readings(types, handlers).entrySet()) {
            for (Reading reading : group.getValue()) {
                sources.check(reading.pattern(), group.getKey());
            }
        }
    }

    /**
     * Replaces the handlers of all groups. Once the box has started, the subscriptions follow.
     *
     * @return completes when the brokers know
     */
    public synchronized CompletableFuture<Void> handle(
            Collection<EventType<?>> types, Collection<HandlerBinding<?>> handlers) {
        Map<String, List<Reading>> readings = readings(types, handlers);
        for (String name : readings.keySet()) {
            groups.computeIfAbsent(name, group -> new ConsumerGroup(group, settings, sources, counters));
        }
        for (Map.Entry<String, ConsumerGroup> group : groups.entrySet()) {
            group.getValue().route(new GroupRoutes(readings.getOrDefault(group.getKey(), List.of())));
        }
        return running && !closed ? subscribe().thenRun(this::resumeAll) : CompletableFuture.completedFuture(null);
    }

    /**
     * Subscribes all groups; no message comes before {@link #resume()}. May be tried again: what has been
     * asked for and not answered is not asked for twice.
     *
     * @return completes when the brokers know
     */
    public synchronized CompletableFuture<Void> start() {
        return closed ? CompletableFuture.completedFuture(null) : subscribe();
    }

    /**
     * Lets messages come. From now on subscriptions follow the handlers.
     *
     * @throws dev.signalbox.SignalboxException if a transport does not take it
     */
    public void resume() {
        synchronized (this) {
            running = true;
        }
        resumeAll();
    }

    /** Stops fetching. */
    public synchronized void stop() {
        closed = true;
        groups.values().forEach(ConsumerGroup::stop);
    }

    /**
     * Lets what is in flight end; waiting retries go back at once.
     *
     * @return whether all has ended before the deadline
     */
    public synchronized CompletableFuture<Boolean> drain(Duration deadline) {
        CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
        for (ConsumerGroup group : groups.values()) {
            all = all.thenCombine(group.pipeline().drain(deadline), Boolean::logicalAnd);
        }
        return all;
    }

    /** Hands back what is still in flight, and interrupts what still runs. */
    public synchronized void handBackTheRest() {
        groups.values().forEach(group -> group.pipeline().handBackTheRest());
    }

    /** Whether this thread is inside a handler. */
    public boolean runsHandlerHere() {
        List<ConsumerGroup> all;
        synchronized (this) {
            all = List.copyOf(groups.values());
        }
        return all.stream().anyMatch(group -> group.pipeline().runsHandlerHere());
    }

    /** The transports that have not answered yet, sorted. */
    public synchronized List<String> waitingFor() {
        return groups.values().stream()
                .flatMap(ConsumerGroup::waitingFor)
                .distinct()
                .sorted()
                .toList();
    }

    /** The names of the groups that have handlers. */
    public synchronized Set<String> names() {
        return Set.copyOf(groups.keySet());
    }

    /** What has been counted over all groups. */
    public DeliveryCounters counters() {
        return counters;
    }

    private CompletableFuture<Void> subscribe() {
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        for (ConsumerGroup group : groups.values()) {
            changes.add(group.subscribe());
        }
        return CompletableFuture.allOf(changes.toArray(CompletableFuture<?>[]::new));
    }

    private void resumeAll() {
        List<ConsumerGroup> all;
        synchronized (this) {
            all = List.copyOf(groups.values());
        }
        for (ConsumerGroup group : all) {
            group.resume();
        }
    }

    private Map<String, List<Reading>> readings(
            Collection<EventType<?>> types, Collection<HandlerBinding<?>> handlers) {
        Map<String, List<Reading>> readings = new TreeMap<>();
        Readings reader = new Readings(types);
        for (HandlerBinding<?> handler : handlers) {
            BoundHandler<?> bound = BoundHandler.of(handler, settings.application(), settings.retry());
            readings.computeIfAbsent(bound.group(), group -> new ArrayList<>()).addAll(reader.of(bound));
        }
        readings.values().removeIf(List::isEmpty);
        return readings;
    }
}
