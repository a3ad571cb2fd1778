package dev.signalbox.startup.domain;

import dagger.Module;
import dagger.Provides;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Singleton;

/** What Dagger cannot find out by itself. */
@Module
interface ShopModule {

    @Provides
    @Singleton
    static SignalboxOptions options() {
        return SignalboxOptions.builder("shop").build();
    }

    @Provides
    @Singleton
    static Tally tally() {
        return new Tally();
    }
}
