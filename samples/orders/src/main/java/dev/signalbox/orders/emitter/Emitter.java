package dev.signalbox.orders.emitter;

import dev.signalbox.Emission;
import dev.signalbox.orders.event.OrderEvents_Table;
import dev.signalbox.orders.event.OrderPlaced;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Emits orders, as a web shop would. */
public final class Emitter {

    private static final List<String> CUSTOMERS = List.of("Ada", "Łukasz", "Hương");
    private static final List<String> ITEMS = List.of("coffee", "tea", "kettle", "filters");

    private Emitter() {}

    /** Emits orders and tells when the broker has them. */
    public static void emit(Transport transport, int count, Consumer<String> out) {
        SignalboxOptions options =
                SignalboxOptions.builder("web-shop").transport(transport).build();
        try (Signalbox box = Signalbox.create(options, new OrderEvents_Table())) {
            box.start();
            List<OrderPlaced> orders =
                    IntStream.rangeClosed(1, count).mapToObj(Emitter::order).toList();
            List<Emission> confirmed = box.emitter().emitAll(orders).join();
            confirmed.forEach(emission -> out.accept(
                    "emitted to " + emission.topic() + " for " + emission.key() + ": event " + emission.id()));
        }
    }

    /** The fifth is a mistake: nobody can order no pieces. */
    private static OrderPlaced order(int number) {
        return new OrderPlaced(
                CUSTOMERS.get(number % CUSTOMERS.size()),
                number,
                ITEMS.get(number % ITEMS.size()),
                number == 5 ? 0 : 1 + number % 3,
                Instant.now());
    }
}
