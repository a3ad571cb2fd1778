package dev.signalbox.testing.transport;

import java.util.LinkedHashMap;
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
        Map<InterceptedSubscription, Membership> lost = loseAll();
        lost.keySet().forEach(InterceptedSubscription::rejoin);
        return lost.values().stream().mapToInt(Membership::taken).sum();
    }

    /** Takes all away; the subscriptions have left their groups then, and are to join anew. */
    Map<InterceptedSubscription, Membership> loseAll() {
        Map<InterceptedSubscription, Membership> lost = new LinkedHashMap<>();
        for (InterceptedSubscription subscription : open) {
            Membership membership = subscription.lose();
            if (membership != null) {
                lost.put(subscription, membership);
            }
        }
        lost.values().forEach(Membership::leave);
        return lost;
    }
}
