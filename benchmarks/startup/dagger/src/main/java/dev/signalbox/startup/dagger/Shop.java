package dev.signalbox.startup.dagger;

import dagger.Component;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Singleton;
import java.util.Set;

/** The objects of the program, wired by Dagger while compiling. */
@Singleton
@Component(modules = ShopModule.class)
interface Shop {

    Set<OrderListener> listeners();

    Tally tally();
}
