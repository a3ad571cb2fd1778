package dev.signalbox.runtime.dagger;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.signalbox.EventEmitter;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import org.junit.jupiter.api.Test;

class SignalboxModuleTest {

    interface Parts {
        Signalbox signalbox();

        EventEmitter emitter();
    }

    @javax.inject.Singleton
    @Component(modules = {SignalboxModule.class, Options.class})
    interface JavaxComponent extends Parts {}

    @jakarta.inject.Singleton
    @Component(modules = {SignalboxModule.class, Options.class})
    interface JakartaComponent extends Parts {}

    @Component(modules = {SignalboxModule.class, Options.class})
    interface UnscopedComponent extends Parts {}

    @Module
    static final class Options {

        private Options() {}

        @Provides
        static SignalboxOptions options() {
            return SignalboxOptions.builder("shop")
                    .transport(new InMemoryTransport())
                    .build();
        }
    }

    @Component(modules = {SignalboxModule.class, CountingOptions.class})
    interface CountingComponent extends Parts {}

    @Module
    static final class CountingOptions {

        private int made;

        @Provides
        SignalboxOptions options() {
            made++;
            return Options.options();
        }
    }

    @Test
    void optionsAreMadeOnceHoweverOftenTheEmitterIsAskedFor() {
        CountingOptions options = new CountingOptions();
        Parts parts = DaggerSignalboxModuleTest_CountingComponent.builder()
                .countingOptions(options)
                .build();
        try (Signalbox box = parts.signalbox()) {
            assertThat(parts.emitter()).isSameAs(box.emitter());
            assertThat(options.made).isEqualTo(1);
        }
    }

    @Test
    void aComponentHasOneBoxUnderJavaxSingleton() {
        hasOneBox(DaggerSignalboxModuleTest_JavaxComponent.create());
    }

    @Test
    void aComponentHasOneBoxUnderJakartaSingleton() {
        hasOneBox(DaggerSignalboxModuleTest_JakartaComponent.create());
    }

    @Test
    void aComponentHasOneBoxWithoutAScope() {
        hasOneBox(DaggerSignalboxModuleTest_UnscopedComponent.create());
    }

    @Test
    void componentsDoNotShareABox() {
        Signalbox one = DaggerSignalboxModuleTest_JavaxComponent.create().signalbox();
        Signalbox other = DaggerSignalboxModuleTest_JavaxComponent.create().signalbox();
        assertThat(one).isNotSameAs(other);
    }

    private static void hasOneBox(Parts parts) {
        try (Signalbox box = parts.signalbox()) {
            assertThat(parts.signalbox()).isSameAs(box);
            assertThat(parts.emitter()).isSameAs(box.emitter());
        }
    }
}
