package dev.signalbox.it.shop.app;

import dagger.Component;
import dev.signalbox.EventEmitter;
import dev.signalbox.it.shop.handlers.ShopEvents_Module;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;

/** The object graph of the program. */
// tag::component[]
@Singleton
@Component(modules = {ShopEvents_Module.class, SignalboxModule.class, ShopModule.class})
interface Shop {
    Signalbox signalbox();

    EventEmitter emitter();
    // end::component[]

    RecordingMailer mailer();

    RecordingAuditLog auditLog();
}
