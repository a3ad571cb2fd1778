package dev.signalbox.runtime.shop;

import dev.signalbox.EventKind;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.TopicText;
import java.util.List;

/** What happens to an order. */
public sealed interface OrderEvent {

    String order();

    /** An order came in. */
    record Placed(String order, String note) implements OrderEvent {

        @Override
        public String toString() {
            return "placed " + order + note;
        }
    }

    /** An order went out. */
    record Shipped(String order, String note) implements OrderEvent {

        @Override
        public String toString() {
            return "shipped " + order + note;
        }
    }

    /** An order came to rest in a region, whose topic is its own. */
    record Stored(String order, String region) implements OrderEvent {

        @Override
        public String toString() {
            return "stored " + order + " in " + region;
        }
    }

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

    EventType<Stored> STORED = EventType.of(
                    Stored.class,
                    "stores.{region}.events",
                    "stored",
                    EventKind.NOTIFICATION,
                    new TextCodec<>(e -> List.of(e.order(), e.region()), t -> new Stored(t.get(0), t.get(1)), 2))
            .withTopic(e -> "stores." + TopicText.segment("region", e.region()) + ".events");

    /** An order came in from elsewhere, under the name that orders have here too. */
    record Imported(String order, String note) implements OrderEvent {

        @Override
        public String toString() {
            return "imported " + order + note;
        }
    }

    EventType<Imported> IMPORTED = EventType.of(
            Imported.class,
            "imports",
            "placed",
            EventKind.NOTIFICATION,
            new TextCodec<>(e -> List.of(e.order(), e.note()), t -> new Imported(t.get(0), t.get(1)), 2));

    /** An event whose codec is no good. */
    record Brittle(String order) implements OrderEvent {}

    EventType<Brittle> BRITTLE =
            EventType.of(Brittle.class, "brittle", "brittle", EventKind.NOTIFICATION, new BrittleCodec());
}
