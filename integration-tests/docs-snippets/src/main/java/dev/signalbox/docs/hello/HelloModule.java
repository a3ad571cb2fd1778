package dev.signalbox.docs.hello;

import dagger.Module;
import dagger.Provides;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import jakarta.inject.Singleton;

/** The options. */
// tag::module[]
@Module
interface HelloModule {

    @Provides
    @Singleton
    static SignalboxOptions options() {
        return SignalboxOptions.builder("hello")
                .transport(new InMemoryTransport())
                .build();
    }
}
// end::module[]
