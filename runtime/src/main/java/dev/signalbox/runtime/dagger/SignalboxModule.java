package dev.signalbox.runtime.dagger;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.Multibinds;
import dev.signalbox.EventEmitter;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.util.Set;
import javax.inject.Singleton;

/**
 * Provides the {@link Signalbox} and its {@link EventEmitter}, from the application's {@link
 * SignalboxOptions} and the tables that the generated modules contribute. The application starts and closes
 * the box.
 */
@Module
public interface SignalboxModule {

    /** The tables of all event modules in the component; none is fine. */
    @Multibinds
    Set<EventTable> tables();

    /** The box, not started. */
    @Provides
    @Singleton
    static Signalbox signalbox(SignalboxOptions options, Set<EventTable> tables) {
        return Signalbox.create(options, tables.toArray(EventTable[]::new));
    }

    /** The box's emitter. */
    @Provides
    static EventEmitter emitter(Signalbox box) {
        return box.emitter();
    }
}
