package dev.signalbox.startup.micronaut;

import dev.signalbox.startup.orders.OrderFile;
import dev.signalbox.startup.orders.OrderPlaced;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;

/** Publishes what the file holds. */
@Singleton
final class OrderFeed {

    private final ApplicationEventPublisher<OrderPlaced> publisher;

    OrderFeed(ApplicationEventPublisher<OrderPlaced> publisher) {
        this.publisher = publisher;
    }

    int publish(String... arguments) {
        int orders = 0;
        try (OrderFile file = OrderFile.open(arguments)) {
            for (; file.hasNext(); orders++) {
                publisher.publishEvent(file.next());
            }
        }
        return orders;
    }
}
