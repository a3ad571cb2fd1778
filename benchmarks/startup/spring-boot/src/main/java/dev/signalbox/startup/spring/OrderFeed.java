package dev.signalbox.startup.spring;

import dev.signalbox.startup.orders.OrderFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes what the file holds. */
@Component
final class OrderFeed {

    private final ApplicationEventPublisher publisher;

    OrderFeed(ApplicationEventPublisher publisher) {
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
