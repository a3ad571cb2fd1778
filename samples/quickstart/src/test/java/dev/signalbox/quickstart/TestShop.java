package dev.signalbox.quickstart;

import dagger.BindsInstance;
import dagger.Component;
import dev.signalbox.quickstart.shop.ShopEvents_Module;
import dev.signalbox.quickstart.shop.billing.Ledger;
import dev.signalbox.quickstart.shop.notification.MailServer;
import dev.signalbox.quickstart.shop.stock.Shelves;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;

/** The shop with the options of a test. */
@Singleton
@Component(modules = {ShopEvents_Module.class, SignalboxModule.class})
interface TestShop {

    Signalbox signalbox();

    Ledger ledger();

    Shelves shelves();

    MailServer mailServer();

    @Component.Factory
    interface Factory {
        TestShop create(@BindsInstance SignalboxOptions options);
    }
}
