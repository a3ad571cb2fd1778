package dev.signalbox.quickstart.shop.order;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer has ordered. */
@Event(topic = "orders")
public record OrderPlaced(
        @Key String orderId,
        String email,
        Customer customer,
        List<Item> items,
        Currency currency,
        Instant placedAt,
        @Nullable String note)
        implements OrderEvent {

    public OrderPlaced {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one item");
        }
    }

    /** What the customer owes. */
    public BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
