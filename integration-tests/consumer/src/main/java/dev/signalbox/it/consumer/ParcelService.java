package dev.signalbox.it.consumer;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.dagger.SignalboxModule;
import dev.signalbox.runtime.memory.InMemoryTransport;
import jakarta.inject.Singleton;

/** The service, wired by Dagger. */
@Singleton
@Component(modules = {ParcelEvents_Module.class, SignalboxModule.class, ParcelService.Parts.class})
public interface ParcelService {

    /** The engine. */
    Signalbox signalbox();

    /** What has arrived. */
    Logbook logbook();

    /** What the service provides itself. */
    @Module
    interface Parts {

        /** One process, no broker. */
        @Provides
        @Singleton
        static SignalboxOptions options() {
            return SignalboxOptions.builder("parcels")
                    .transport(new InMemoryTransport())
                    .build();
        }

        /** One logbook for all handlers. */
        @Provides
        @Singleton
        static Logbook logbook() {
            return new Logbook();
        }
    }
}
