package dev.signalbox.quickstart.shop.stock;

import dev.signalbox.RejectEventException;
import dev.signalbox.quickstart.shop.order.Item;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies on the shelves. One thing is sold out until somebody restocks it and one is no longer made;
 * of the rest there is plenty. Each method may be called twice for one order. Safe for use by many
 * threads.
 */
@Singleton
public final class Shelves {

    /** Rejections for this can never be cured. */
    public static final String DISCONTINUED = "mug-limited-2025";

    private final Set<String> soldOut = new HashSet<>(Set.of("kettle-gooseneck"));
    private final Map<String, Integer> reserved = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();

    @Inject
    Shelves() {}

    /**
     * Reserves all items of an order, or none.
     *
     * @throws RejectEventException if something is not to be had: trying again in a second is pointless
     */
    synchronized void reserve(String orderId, List<Item> items) {
        if (cancelled.contains(orderId)) {
            return;
        }
        for (Item item : items) {
            if (item.sku().equals(DISCONTINUED)) {
                throw new RejectEventException(item.sku() + " is no longer made");
            }
            if (soldOut.contains(item.sku())) {
                throw new RejectEventException(item.sku() + " is sold out");
            }
        }
        reserved.put(orderId, items.stream().mapToInt(Item::quantity).sum());
    }

    /** Takes the reserved items of an order from the shelves, to be sent. */
    synchronized void pick(String orderId) {
        reserved.remove(orderId);
    }

    synchronized void release(String orderId) {
        cancelled.add(orderId);
        reserved.remove(orderId);
    }

    /** A delivery has come: nothing is sold out any more. */
    public synchronized void restock() {
        soldOut.clear();
    }

    /** How many pieces are reserved. */
    public synchronized int piecesReserved() {
        return reserved.values().stream().mapToInt(Integer::intValue).sum();
    }
}
