package dev.signalbox.startup.micronaut;

import dev.signalbox.startup.orders.Tally;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What Micronaut cannot find out by itself. */
@Factory
final class ShopFactory {

    @Singleton
    Tally tally() {
        return new Tally();
    }
}
