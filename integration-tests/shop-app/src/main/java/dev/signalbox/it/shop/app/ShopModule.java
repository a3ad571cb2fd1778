package dev.signalbox.it.shop.app;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.signalbox.it.shop.handlers.AuditLog;
import dev.signalbox.it.shop.handlers.Mailer;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import jakarta.inject.Singleton;

/** What the application brings itself. */
// tag::module[]
@Module
interface ShopModule {

    @Provides
    @Singleton
    static SignalboxOptions options() {
        return SignalboxOptions.builder("shop")
                .transport(new InMemoryTransport())
                .build();
    }

    @Binds
    Mailer mailer(RecordingMailer mailer);

    @Binds
    AuditLog auditLog(RecordingAuditLog auditLog);
}
// end::module[]
