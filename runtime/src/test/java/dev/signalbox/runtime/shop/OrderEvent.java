package dev.signalbox.runtime.shop;

import dev.signalbox.EventKind;
import dev.signalbox.codegen.EventType;
import java.util.List;

/** What happens to an order. */
public sealed interface OrderEvent {

    String order();

    /** An order came in. */
    record Placed(String order, String note) implements OrderEvent {}

    /** An order went out. */
    record Shipped(String order, String note) implements OrderEvent {}

    EventType<Placed> PLACED = EventType.of(
                    Placed.class,
                    "orders",
                    "placed",
                    EventKind.NOTIFICATION,
                    new TextCodec<>(e -> List.of(e.order(), e.note()), t -> new Placed(t.get(0), t.get(1)), 2))
            .withKey(Placed::order);

    EventType<Shipped> SHIPPED = EventType.of(
                    Shipped.class,
                    "orders",
                    "shipped",
                    EventKind.STATE_TRANSFER,
                    new TextCodec<>(e -> List.of(e.order(), e.note()), t -> new Shipped(t.get(0), t.get(1)), 2))
            .withKey(Shipped::order);
}
