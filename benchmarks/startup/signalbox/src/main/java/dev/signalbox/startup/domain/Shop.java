package dev.signalbox.startup.domain;

import dagger.Component;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import dev.signalbox.startup.orders.Tally;
import jakarta.inject.Singleton;

/** The objects of the program, wired by Dagger while compiling. */
@Singleton
@Component(modules = {OrderEvents_Module.class, SignalboxModule.class, ShopModule.class})
interface Shop {

    Signalbox signalbox();

    Tally tally();
}
