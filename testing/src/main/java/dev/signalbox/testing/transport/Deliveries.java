package dev.signalbox.testing.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open subscriptions of a transport, and so all deliveries that are not settled. Safe for use by many threads. */
final class Deliveries {

    private final Set<InterceptedSubscription> open = ConcurrentHashMap.newKeySet();

    void begun(InterceptedSubscription subscription) {
        open.add(subscription);
    }

    void ended(InterceptedSubscription subscription) {
        open.remove(subscription);
    }

    /**
     * Takes all away, of all subscriptions at once: none is delivered again before all have gone back.
     *
     * @return how many
     */
    int takeAllAway() {
        Map<InterceptedSubscription, List<InterceptedSettlement>> taken = new LinkedHashMap<>();
        open.forEach(subscription -> taken.put(subscription, subscription.fence()));
        taken.forEach(InterceptedSubscription::giveBack);
        taken.keySet().forEach(InterceptedSubscription::readmit);
        return taken.values().stream().mapToInt(List::size).sum();
    }
}
