package dev.signalbox.startup.micronaut;

import dev.signalbox.startup.orders.Tally;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;

/** The events of Micronaut's container. */
public final class MicronautApp {

    private MicronautApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (ApplicationContext context = ApplicationContext.run()) {
            int orders = context.getBean(OrderFeed.class).publish(args);
            context.getBean(Tally.class).finish(orders);
        }
    }
}
