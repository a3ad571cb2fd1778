package dev.signalbox.startup.dagger;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Singleton;

/** What Dagger cannot find out by itself. */
@Module
interface ShopModule {

    @Binds
    @IntoSet
    OrderListener warehouse(Warehouse warehouse);

    @Binds
    @IntoSet
    OrderListener bookkeeping(Bookkeeping bookkeeping);

    @Provides
    @Singleton
    static Tally tally() {
        return new Tally();
    }
}
