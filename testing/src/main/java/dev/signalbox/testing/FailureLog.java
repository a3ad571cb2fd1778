package dev.signalbox.testing;

import dev.signalbox.runtime.observe.EventObserver.Delivery;
import dev.signalbox.runtime.observe.HeldTraces;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.observe.QuietLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stack traces of handlers' failures out of the log of a test that expects them. Those that the test
 * has not looked at by its end are logged then. Safe for use by several threads.
 */
final class FailureLog {

    private static final QuietLog log = QuietLog.of(TestSignalbox.class);

    private final Set<Throwable> held = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Final> unexpected = new ArrayList<>();

    /**
     * A failure that was the last one.
     *
     * @param handler the handler's id
     */
    record Final(Delivery delivery, String handler, Throwable cause) {}

    synchronized void failed(Throwable failure) {
        held.add(failure);
        HeldTraces.hold(failure);
    }

    synchronized void failedForGood(Delivery delivery, @Nullable String handler, @Nullable Throwable cause) {
        if (handler != null && cause != null && held.contains(cause)) {
            unexpected.add(new Final(delivery, handler, cause));
        }
    }

    /** The test has looked at these. */
    synchronized void expect(Predicate<Final> which) {
        unexpected.removeIf(which);
    }

    synchronized void close() {
        held.forEach(HeldTraces::letGo);
        held.clear();
        unexpected.forEach(each -> log.error(
                "The handler {} has failed for good at the event {} ({}), and the test has looked neither at this nor"
                        + " at its dead letter",
                each.handler(),
                each.delivery().eventId(),
                each.delivery().type(),
                LogText.trace(each.cause())));
        unexpected.clear();
    }
}
