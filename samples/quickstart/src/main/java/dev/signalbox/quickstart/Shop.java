package dev.signalbox.quickstart;

import dagger.Component;
import dev.signalbox.quickstart.feed.OrderFeed;
import dev.signalbox.quickstart.report.Tally;
import dev.signalbox.quickstart.shop.ShopEvents_Module;
import dev.signalbox.quickstart.shop.billing.Invoices;
import dev.signalbox.quickstart.shop.billing.Ledger;
import dev.signalbox.quickstart.shop.notification.MailServer;
import dev.signalbox.quickstart.shop.stock.Shelves;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;

/** The object graph, wired by Dagger while compiling. */
@Singleton
@Component(modules = {ShopEvents_Module.class, SignalboxModule.class, ShopModule.class})
interface Shop {

    Signalbox signalbox();

    OrderFeed feed();

    Tally tally();

    Invoices invoices();

    Ledger ledger();

    Shelves shelves();

    MailServer mailServer();
}
