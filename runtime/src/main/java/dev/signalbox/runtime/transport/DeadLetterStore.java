package dev.signalbox.runtime.transport;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of a broker. Safe for use by many threads; nothing here waits or throws. Whoever reads all
 * of them does so page by page, so that no more than a page is in memory.
 */
public interface DeadLetterStore {

    /**
     * What a group could not deal with on one topic.
     *
     * @param topic the events' topic
     * @param group the consumer group that failed
     */
    record Place(String topic, String group) {

        public Place {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(group, "group");
        }
    }

    /**
     * Some dead letters of a place, oldest first.
     *
     * @param letters at least one, unless there is no more
     * @param next what the next page comes after; null where this was the last page
     */
    record Page(List<StoredLetter> letters, @Nullable String next) {

        /** Nothing, and nothing behind it. */
        public static final Page EMPTY = new Page(List.of(), null);

        public Page {
            letters = List.copyOf(letters);
        }
    }

    /**
     * Keeps a letter. Keeping a letter of an id that is already kept changes nothing, where the broker
     * can tell.
     *
     * @return completes when the broker has confirmed it
     */
    CompletableFuture<Void> store(StoredLetter letter);

    /**
     * The places that have, or may have, dead letters.
     *
     * @param topics the events' topic, or a pattern
     * @param groups whose dead letters
     * @return each once
     */
    CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups);

    /**
     * Looks at dead letters without taking them away. Dead letters that go meanwhile do not make those behind
     * them be left out; those that come meanwhile may be seen or not.
     *
     * @param after the {@link Page#next()} of the page before; null for the first page
     * @param max how many at most, at least 1; fewer come where they are large
     * @return exceptionally if the broker cannot tell, or not in time: never as if there were none
     */
    CompletableFuture<Page> list(Place place, @Nullable String after, int max);

    /**
     * Looks at one dead letter.
     *
     * @param id its {@link StoredLetter#id()} as it was listed
     * @return empty if the broker has no such letter; exceptionally if it cannot tell
     */
    CompletableFuture<Optional<StoredLetter>> find(Place place, String id);

    /**
     * Puts a dead letter's message, as it arrived, at the end of its key's queue, for its own group alone, and
     * takes the letter away once that is confirmed. A process that dies in between leaves the letter.
     *
     * @return completes when the letter is gone; with false if the broker has no such letter
     */
    CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay);

    /**
     * Takes a dead letter away.
     *
     * @return completes when it is gone; with false if the broker has no such letter
     */
    CompletableFuture<Boolean> discard(Place place, String id);
}
