package dev.signalbox.rabbitmq.internal;

import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was published on one channel and is not confirmed yet, by the channel's sequence numbers. A confirm
 * is for one number, or for all up to it. Not safe for use by several threads.
 *
 * @param <T> what waits for its confirm
 */
final class ConfirmLedger<T> {

    /** In the order of their numbers. */
    @SuppressWarnings("JdkObsolete") // an array that cannot grow for want of memory forgets what it holds
    private final Deque<Entry<T>> entries = new LinkedList<>();

    private record Entry<T>(long number, T waiting) {}

    /**
     * What a confirm is for, while it is still in the ledger.
     *
     * @param only the entry of a confirm for one number; null where it is for all up to a number, or for nothing
     */
    record Found<T>(List<T> messages, @Nullable Entry<T> only) {}

    /**
     * Something was published.
     *
     * @throws IllegalArgumentException if the number is not above those before
     */
    void published(long number, T waiting) {
        Entry<T> last = entries.peekLast();
        if (last != null && last.number >= number) {
            throw new IllegalArgumentException("The number " + number + " comes after " + last.number);
        }
        entries.addLast(new Entry<>(number, waiting));
    }

    /** Finds what a confirm, or a refusal, is for; nothing if it was taken out before. */
    Found<T> find(long number, boolean multiple) {
        List<T> found = new ArrayList<>();
        for (Entry<T> entry : entries) {
            if (entry.number > number) {
                break;
            }
            if (multiple) {
                found.add(entry.waiting);
            } else if (entry.number == number) {
                return new Found<>(List.of(entry.waiting), entry);
            }
        }
        return new Found<>(found, null);
    }

    /** Takes out what was found just now; needs no memory. */
    void remove(Found<T> found) {
        if (found.only != null) {
            entries.removeFirstOccurrence(found.only);
            return;
        }
        for (int i = 0; i < found.messages.size(); i++) {
            entries.removeFirst();
        }
    }

    /** Everything, in its order. */
    List<T> all() {
        List<T> all = new ArrayList<>(entries.size());
        for (Entry<T> entry : entries) {
            all.add(entry.waiting);
        }
        return all;
    }

    /** Takes out everything, in its order: the channel is gone. */
    List<T> takeAll() {
        List<T> all = all();
        clear();
        return all;
    }

    /** Forgets everything. */
    void clear() {
        entries.clear();
    }

    /** The oldest that this is true of, if any. */
    List<T> first(Predicate<T> which) {
        for (Entry<T> entry : entries) {
            if (which.test(entry.waiting)) {
                return List.of(entry.waiting);
            }
        }
        return List.of();
    }

    /** How many wait. */
    int size() {
        return entries.size();
    }
}
