package dev.signalbox.runtime.receive;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One consumer group of a box: its pipeline, and a membership for each source. Memberships are changed
 * under the monitor of {@link ConsumerGroups}, and resumed by any thread.
 */
final class ConsumerGroup {

    private final String name;
    private final ReceiveSettings settings;
    private final Sources sources;
    private final DeliveryPipeline pipeline;
    private final Map<Source, Membership> memberships = new ConcurrentHashMap<>();

    ConsumerGroup(String name, ReceiveSettings settings, Sources sources, DeliveryCounters counters) {
        this.name = name;
        this.settings = settings;
        this.sources = sources;
        this.pipeline =
                new DeliveryPipeline(name, settings, sources::wireFormat, counters, this::room, this::maxUnsettled);
    }

    DeliveryPipeline pipeline() {
        return pipeline;
    }

    void route(GroupRoutes routes) {
        pipeline.route(routes);
    }

    /** Brings the memberships in line with the routes; new ones begin paused. */
    CompletableFuture<Void> subscribe() {
        Map<Source, List<TopicPattern>> wanted = wanted();
        for (Source source : wanted.keySet()) {
            memberships.computeIfAbsent(source, any -> new Membership(name, source, pipeline));
        }
        List<CompletableFuture<Void>> changes = new ArrayList<>();
        for (Map.Entry<Source, Membership> membership : memberships.entrySet()) {
            List<TopicPattern> patterns = wanted.getOrDefault(membership.getKey(), List.of());
            changes.add(membership.getValue().read(spec(patterns)));
        }
        return CompletableFuture.allOf(changes.toArray(CompletableFuture<?>[]::new));
    }

    /** The transports that have not answered yet. */
    Stream<String> waitingFor() {
        return memberships.values().stream().filter(Membership::waits).map(Membership::transport);
    }

    /**
     * Asks for messages.
     *
     * @throws SignalboxException if a transport does not take it
     */
    void resume() {
        for (Membership membership : memberships.values()) {
            membership.resume();
        }
    }

    /** Stops the subscriptions, those too that come later. */
    void stop() {
        memberships.values().forEach(Membership::stop);
    }

    /**
     * Asks all for messages, whatever one of them does.
     *
     * @throws SignalboxException if a transport has not taken it
     */
    private void room() {
        SignalboxException failure = null;
        for (Membership membership : memberships.values()) {
            try {
                membership.resume();
            } catch (SignalboxException notResumed) {
                failure = notResumed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** How many messages the transports let be unsettled, all together. */
    private int maxUnsettled() {
        long sum = 0;
        for (Membership membership : memberships.values()) {
            sum += membership.maxUnsettled();
        }
        return sum == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, sum);
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
        return new SubscriptionSpec(name, patterns, settings.maxInFlight(), settings.maxWaitingForRetry());
    }
}
