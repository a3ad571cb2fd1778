package dev.signalbox.runtime.observe;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The only door to a user's observer: what it throws is counted and changes nothing else. */
public final class ObserverGuard {

    private static final QuietLog log = QuietLog.of(ObserverGuard.class);

    private final @Nullable EventObserver observer;
    private final LongAdder errors = new LongAdder();

    /** A guard around an observer, or around none. */
    public ObserverGuard(@Nullable EventObserver observer) {
        this.observer = observer;
    }

    /** Whether anybody listens; where not, nothing needs to be prepared for {@link #tell}. */
    public boolean listening() {
        return observer != null;
    }

    /** Tells the observer, where there is one. */
    public void tell(Consumer<EventObserver> moment) {
        if (observer == null) {
            return;
        }
        try {
            moment.accept(observer);
        } catch (Throwable failure) {
            errors.increment();
            log.warn("The event observer has thrown; nothing else is affected", failure);
        }
    }

    /** How often the observer has thrown. */
    public long errors() {
        return errors.sum();
    }
}
