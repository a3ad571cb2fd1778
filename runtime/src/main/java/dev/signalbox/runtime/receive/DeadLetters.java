package dev.signalbox.runtime.receive;

import dev.signalbox.Emission;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of the groups that a box has handlers for. Safe for use by many threads. Futures complete
 * on a thread that nothing of the box waits for; those that are open when the box is closed end exceptionally
 * with a {@link dev.signalbox.SignalboxException}.
 */
public interface DeadLetters {

    /**
     * Looks at dead letters without taking them away. Waits for the broker. All that are listed are in memory
     * at once: {@link #page} is for more than that.
     *
     * @param topic the event's topic, or a pattern
     * @param max how many at most
     * @return oldest first; those of all groups that this box has handlers for
     * @throws dev.signalbox.SignalboxException if the broker cannot tell, or does not answer in time
     */
    List<DeadLetter> list(String topic, int max);

    /**
     * Looks at dead letters page by page. Waits for the broker. Dead letters that are replayed or discarded
     * between two pages do not make others be left out; those that come meanwhile may be seen or not.
     *
     * @param topic the event's topic, or a pattern
     * @param after the {@link DeadLetterPage#next()} of the page before; null for the first page
     * @param max how many at most, at least 1; a page may have fewer although it is not the last, where dead
     *     letters are large
     * @throws dev.signalbox.SignalboxException if the broker cannot tell, or does not answer in time
     * @throws IllegalArgumentException if {@code after} comes from no page, or {@code max} is less than 1
     */
    DeadLetterPage page(String topic, @Nullable String after, int max);

    /**
     * Looks at one dead letter. Waits for the broker.
     *
     * @param topic the topic that the event arrived on
     * @param group the group that failed
     * @param id the letter's {@link DeadLetter#id()}
     * @return empty if there is none, or none any more
     * @throws dev.signalbox.SignalboxException if the broker cannot tell, or does not answer in time
     */
    Optional<DeadLetter> find(String topic, String group, String id);

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
     * replays none. Those that come while it runs stay.
     *
     * @param which is called on a thread that nothing of the box waits for
     * @return how many were replayed; exceptionally with the first failure, after which no more are tried
     */
    CompletableFuture<Integer> replayAll(String topic, Predicate<DeadLetter> which);

    /** Takes a letter away for good; one that is gone is no failure. */
    CompletableFuture<Void> discard(DeadLetter letter);
}
