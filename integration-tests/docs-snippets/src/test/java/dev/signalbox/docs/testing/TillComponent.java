package dev.signalbox.docs.testing;

import dagger.Binds;
import dagger.BindsInstance;
import dagger.Component;
import dagger.Module;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;

/** The object graph of a test. */
// tag::component[]
@Singleton
@Component(modules = {TillEvents_Module.class, SignalboxModule.class, TillComponent.Fakes.class})
interface TillComponent {

    Signalbox signalbox();

    @Component.Factory
    interface Factory {
        TillComponent create(@BindsInstance SignalboxOptions options);
    }

    @Module
    interface Fakes {
        @Binds
        Printer printer(FakePrinter fake);
    }
}
// end::component[]
