package dev.signalbox.runtime.receive;

import dev.signalbox.Emission;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The dead letters of the groups that a box has handlers for. Safe for use by many threads. */
public interface DeadLetters {

    /**
     * Looks at dead letters without taking them away. Waits for the broker.
     *
     * @param topic the event's topic, or a pattern
     * @param max how many at most
     * @return oldest first; those of all groups that this box has handlers for
     * @throws dev.signalbox.SignalboxException if the broker cannot tell
     */
    List<DeadLetter> list(String topic, int max);

    /**
     * Puts an event back at the end of its key's queue, for the handler that failed, in the group that
     * failed. A letter that names no handler goes to all of the group; one whose handler is gone becomes
     * a dead letter again, as unrouted.
     *
     * @return completes when the event is back in the queue and the letter is gone; exceptionally with a
     *     {@link dev.signalbox.SignalboxException} if the letter was gone before
     */
    CompletableFuture<Emission> replay(DeadLetter letter);

    /**
     * Replays all that are chosen, oldest first. Chosen before the first is replayed: a choice that throws
     * replays none.
     *
     * @return how many were replayed; exceptionally with the first failure, after which no more are tried
     */
    CompletableFuture<Integer> replayAll(String topic, Predicate<DeadLetter> which);

    /** Takes a letter away for good; one that is gone is no failure. */
    CompletableFuture<Void> discard(DeadLetter letter);
}
