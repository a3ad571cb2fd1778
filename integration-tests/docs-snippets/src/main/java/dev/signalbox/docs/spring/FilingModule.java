package dev.signalbox.docs.spring;

import dagger.Module;
import dagger.Provides;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.SignalboxOptions;
import jakarta.inject.Singleton;

/** The options. */
// tag::module[]
@Module
interface FilingModule {
    @Provides
    @Singleton
    static SignalboxOptions options() {
        return SignalboxOptions.builder("archive")
                .transport(KafkaTransport.builder("localhost:9092").build())
                .build();
    }
}
// end::module[]
