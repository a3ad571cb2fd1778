package dev.signalbox.harbour;

import dagger.Module;
import dagger.Provides;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.wire.PayloadFormat;

/** The options. */
@Module
interface HarbourModule {

    @Provides
    static SignalboxOptions options(Transport transport) {
        return SignalboxOptions.builder("harbour")
                .transport(transport)
                .payloadFormat(PayloadFormat.cbor())
                .build();
    }
}
