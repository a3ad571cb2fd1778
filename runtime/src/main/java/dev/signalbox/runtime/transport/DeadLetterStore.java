package dev.signalbox.runtime.transport;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The dead letters of a broker. Safe for use by many threads; nothing here waits or throws. */
public interface DeadLetterStore {

    /**
     * Keeps a letter. Keeping a letter of an id that is already kept changes nothing, where the broker
     * can tell.
     *
     * @return completes when the broker has confirmed it
     */
    CompletableFuture<Void> store(StoredLetter letter);

    /**
     * Looks at letters without taking them away.
     *
     * @param topics the events' topic, or a pattern
     * @param groups whose letters
     * @param max how many at most
     * @return the oldest ones, oldest first
     */
    CompletableFuture<List<StoredLetter>> list(TopicPattern topics, Set<String> groups, int max);

    /**
     * Puts a letter's message, as it arrived, at the end of its key's queue, for its own group alone, and
     * takes the letter away once that is confirmed. A process that dies in between leaves the letter.
     *
     * @return completes when the letter is gone; with false if there was no such letter
     */
    CompletableFuture<Boolean> replay(StoredLetter letter, InboundMessage.Replay replay);

    /**
     * Takes a letter away.
     *
     * @return completes when it is gone, whether it was there or not
     */
    CompletableFuture<Void> discard(StoredLetter letter);
}
