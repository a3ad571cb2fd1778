package dev.signalbox.runtime.dagger;

import dagger.Lazy;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.Multibinds;
import dev.signalbox.EventEmitter;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Provides the {@link Signalbox} and its {@link EventEmitter}, from the application's {@link
 * SignalboxOptions} and the tables that the generated modules contribute. The application starts and closes
 * the box.
 *
 * <p>A component has one box, whichever {@code @Singleton} it carries, {@code javax.inject}'s, {@code
 * jakarta.inject}'s or none: the module keeps the box itself, because Dagger refuses a component whose scope
 * annotation is not that of its bindings.
 */
@Module(includes = SignalboxModule.Tables.class)
public final class SignalboxModule {

    private @Nullable Signalbox box;

    /** Without a box; for Dagger. */
    public SignalboxModule() {}

    /** The box, not started; the same at every call. Options and tables are made for the first alone. */
    @Provides
    synchronized Signalbox signalbox(Lazy<SignalboxOptions> options, Lazy<Set<EventTable>> tables) {
        if (box == null) {
            box = Signalbox.create(options.get(), tables.get().toArray(EventTable[]::new));
        }
        return box;
    }

    /** The box's emitter. */
    @Provides
    static EventEmitter emitter(Signalbox box) {
        return box.emitter();
    }

    /** Declares the set that the generated modules contribute to. */
    @Module
    interface Tables {

        /** The tables of all event modules in the component; none is fine. */
        @Multibinds
        Set<EventTable> tables();
    }
}
