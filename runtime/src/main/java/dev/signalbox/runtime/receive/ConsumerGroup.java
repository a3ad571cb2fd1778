package dev.signalbox.runtime.receive;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One consumer group of a box: its pipeline, and a subscription for each source. Subscriptions are changed
 * under the monitor of {@link ConsumerGroups}, and resumed by any thread.
 */
final class ConsumerGroup {

    private final String name;
    private final ReceiveSettings settings;
    private final Sources sources;
    private final DeliveryPipeline pipeline;
    private final Map<Source, Joined> subscriptions = new ConcurrentHashMap<>();
    private final Set<String> waitingFor = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** A subscription and what it was made for. */
    private record Joined(SubscriptionSpec spec, TransportSubscription subscription) {}

    ConsumerGroup(String name, ReceiveSettings settings, Sources sources, DeliveryCounters counters) {
        this.name = name;
        this.settings = settings;
        this.sources = sources;
        this.pipeline = new DeliveryPipeline(name, settings, sources::wireFormat, counters, this::resume);
    }

    DeliveryPipeline pipeline() {
        return pipeline;
    }

    void route(GroupRoutes routes) {
        pipeline.route(routes);
    }

    /** Brings the subscriptions in line with the routes; new ones begin paused. */
    CompletableFuture<Void> subscribe() {
        Map<Source, List<TopicPattern>> wanted = wanted();
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        wanted.forEach((source, patterns) -> changes.add(subscribe(source, spec(patterns))));
        subscriptions.forEach((source, joined) -> {
            if (!wanted.containsKey(source)) {
                changes.add(change(source, joined, spec(List.of())));
            }
        });
        return CompletableFuture.allOf(changes.toArray(CompletableFuture<?>[]::new));
    }

    /** The transports that have not answered yet. */
    Set<String> waitingFor() {
        return Set.copyOf(waitingFor);
    }

    void resume() {
        subscriptions.values().forEach(joined -> joined.subscription().resume());
    }

    /** Stops the subscriptions, those too that come later. */
    void stop() {
        stopped = true;
        subscriptions.forEach((source, joined) -> stop(source, joined.subscription()));
    }

    /** One that cannot be stopped leaves the others: what it still offers is refused. */
    private void stop(Source source, TransportSubscription subscription) {
        try {
            subscription.stop();
        } catch (RuntimeException failure) {
            pipeline.journal().notStopped(source.transport(), failure);
        }
    }

    private CompletableFuture<Void> subscribe(Source source, SubscriptionSpec spec) {
        Joined joined = subscriptions.get(source);
        if (joined != null) {
            return change(source, joined, spec);
        }
        waitingFor.add(source.transport());
        CompletableFuture<Void> result = new CompletableFuture<>();
        CompletionStage<TransportSubscription> joining = source.connection().subscribe(spec, pipeline.receiver(source));
        joining.whenComplete((subscription, failure) -> {
            waitingFor.remove(source.transport());
            if (failure == null) {
                subscriptions.put(source, new Joined(spec, subscription));
                if (stopped) {
                    stop(source, subscription); // the box was closed in the meantime
                }
                result.complete(null);
            } else {
                result.completeExceptionally(new SignalboxException(
                        "The transport " + source.transport() + " does not let the group " + name + " read", failure));
            }
        });
        return result;
    }

    private CompletableFuture<Void> change(Source source, Joined joined, SubscriptionSpec spec) {
        if (joined.spec().equals(spec)) {
            return CompletableFuture.completedFuture(null);
        }
        return joined.subscription()
                .change(spec)
                .thenRun(() -> subscriptions.put(source, new Joined(spec, joined.subscription())));
    }

    private Map<Source, List<TopicPattern>> wanted() {
        Map<Source, List<TopicPattern>> wanted = new LinkedHashMap<>();
        for (TopicPattern pattern : pipeline.routes().patterns()) {
            for (Source source : sources.reading(pattern)) {
                wanted.computeIfAbsent(source, any -> new ArrayList<>()).add(pattern);
            }
        }
        return wanted;
    }

    private SubscriptionSpec spec(List<TopicPattern> patterns) {
        return new SubscriptionSpec(name, patterns, settings.maxInFlight());
    }
}
