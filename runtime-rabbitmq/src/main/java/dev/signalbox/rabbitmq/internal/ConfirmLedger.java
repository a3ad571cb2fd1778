package dev.signalbox.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was published on one channel and is not confirmed yet, by the channel's sequence numbers. A confirm
 * is for one number, or for all up to it. Not safe for use by several threads.
 *
 * @param <T> what waits for its confirm
 */
final class ConfirmLedger<T> {

    /** There is room for so many from the beginning: an {@link ArrayDeque} that cannot grow forgets what it holds. */
    static final int USUAL = 1_024;

    /** In the order of their numbers. */
    private final Deque<Entry<T>> entries = new ArrayDeque<>(USUAL);

    private record Entry<T>(long number, T waiting) {}

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

    /** Takes out what a confirm, or a refusal, is for; nothing if it was taken out before. */
    List<T> take(long number, boolean multiple) {
        List<T> taken = new ArrayList<>();
        if (multiple) {
            for (Entry<T> entry : entries) {
                if (entry.number > number) {
                    break;
                }
                taken.add(entry.waiting);
            }
            for (int i = 0; i < taken.size(); i++) { // only now: where memory is short, all stay
                entries.removeFirst();
            }
            return taken;
        }
        for (Iterator<Entry<T>> all = entries.iterator(); all.hasNext(); ) {
            Entry<T> entry = all.next();
            if (entry.number == number) {
                taken.add(entry.waiting);
                all.remove();
            }
            if (entry.number >= number) {
                break;
            }
        }
        return taken;
    }

    /** Everything, in its order. */
    List<T> all() {
        List<T> all = new ArrayList<>(entries.size());
        entries.forEach(entry -> all.add(entry.waiting));
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
