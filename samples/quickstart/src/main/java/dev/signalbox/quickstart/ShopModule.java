package dev.signalbox.quickstart;

import dagger.Module;
import dagger.Provides;
import dev.signalbox.quickstart.report.Tally;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import jakarta.inject.Singleton;

/** What Signalbox is told: where events go, and who watches. */
@Module
interface ShopModule {

    @Provides
    @Singleton
    static InMemoryTransport transport() {
        return new InMemoryTransport();
    }

    @Provides
    @Singleton
    static SignalboxOptions options(InMemoryTransport transport, Tally tally) {
        return SignalboxOptions.builder("shop")
                .transport(transport)
                .unrouted(UnroutedPolicy.DEAD_LETTER) // an event of an unknown type is not dropped either
                .observer(tally)
                .build();
    }
}
