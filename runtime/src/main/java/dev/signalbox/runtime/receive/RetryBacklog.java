package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.concurrent.InFlightWindow;
import dev.signalbox.runtime.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says so when so many messages of a group wait for a retry that no others are taken: once when that begins,
 * again each minute while it lasts, and once when it is over. That is when half of them are gone for ten
 * seconds at least: retries that begin together, and fail together, come back in a moment.
 */
final class RetryBacklog {

    private static final Duration LOOK = Duration.ofSeconds(10);

    /** After so many looks it is told again. */
    private static final int LOOKS_TO_TELL = 6;

    private final Scheduler scheduler;
    private final DeliveryJournal journal;
    private final InFlightWindow window;
    private final Supplier<Census> census;
    private final IntSupplier unsettled;
    private final int bound;
    private final AtomicBoolean standing = new AtomicBoolean();

    /** Whether the bound was reached since the last look. */
    private volatile boolean reached;

    /** Written by whoever has found that it stands. */
    private volatile Standing its;

    /**
     * Since when it stands, and at which bound.
     *
     * @param since when it began
     * @param limit how many may wait
     * @param transports whether that is the transports' bound, not the group's own
     */
    record Standing(Instant since, int limit, boolean transports) {}

    /**
     * Who waits.
     *
     * @param waiting messages that wait for a retry, or for their dead letter to be stored
     * @param heldBack messages behind one of these
     * @param worst the handler with the most retries, or null
     * @param worstCount how many those are
     */
    record Census(int waiting, int heldBack, @Nullable String worst, int worstCount) {}

    /**
     * A backlog that is empty.
     *
     * @param census counts who waits
     * @param unsettled how many messages the transports let be unsettled
     */
    RetryBacklog(
            ReceiveSettings settings,
            DeliveryJournal journal,
            InFlightWindow window,
            Supplier<Census> census,
            IntSupplier unsettled) {
        this.scheduler = settings.scheduler();
        this.journal = journal;
        this.window = window;
        this.census = census;
        this.unsettled = unsettled;
        this.bound = settings.maxWaitingForRetry();
        this.its = new Standing(Instant.EPOCH, bound, false);
    }

    /** Counts who waits among messages in flight. */
    static Census census(Collection<MessageDelivery> open) {
        int waiting = 0;
        int heldBack = 0;
        Map<String, Integer> byHandler = new HashMap<>();
        for (MessageDelivery delivery : open) {
            if (delivery.waitingParts() > 0 && delivery.isWaiting()) {
                waiting++;
                for (HandlerDelivery<?> handler : delivery.handlers()) {
                    if (handler.isWaiting()) {
                        byHandler.merge(handler.handlerId(), 1, Integer::sum);
                    }
                }
            } else if (delivery.isWaiting()) {
                heldBack++;
            }
        }
        Map.Entry<String, Integer> worst =
                byHandler.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        return new Census(
                waiting, heldBack, worst == null ? null : worst.getKey(), worst == null ? 0 : worst.getValue());
    }

    /** Looks whether there is something to tell; to be called after messages have begun to wait, or ceased to. */
    void look() {
        int waiting = window.waiting();
        if (standing.get()) {
            if (waiting >= its.limit()) {
                reached = true;
            }
        } else if (waiting > 0) {
            begin(waiting);
        }
    }

    private void begin(int waiting) {
        int unsettledBound = transportsBound();
        boolean transports = unsettledBound < bound;
        int limit = transports ? unsettledBound : bound;
        if (waiting >= limit && standing.compareAndSet(false, true)) {
            its = new Standing(scheduler.now(), limit, transports);
            tell();
            watch(1);
        }
    }

    /** Nine tenths of what transports let be unsettled: those that run need some of it. */
    private int transportsBound() {
        int most = unsettled.getAsInt();
        return most == Integer.MAX_VALUE ? most : (int) Math.max(1, most * 9L / 10);
    }

    private void tell() {
        journal.retriesHeldBack(its, census.get());
    }

    private void watch(int looks) {
        try {
            scheduler.watch(LOOK, () -> lookAgain(looks));
        } catch (Throwable noTimer) {
            return; // the box closes; or it is told once only
        }
    }

    private void lookAgain(int looks) {
        if (!reached && window.waiting() <= its.limit() / 2) {
            journal.retriesFlow(its);
            standing.set(false);
            look(); // somebody may have come meanwhile
            return;
        }
        reached = false;
        if (looks % LOOKS_TO_TELL == 0) {
            tell();
        }
        watch(looks + 1);
    }
}
