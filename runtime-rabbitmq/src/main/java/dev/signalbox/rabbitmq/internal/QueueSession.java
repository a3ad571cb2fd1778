package dev.signalbox.rabbitmq.internal;

import dev.signalbox.rabbitmq.internal.QueueLook.Hold;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one queue while they are looked at: those that were seen so far stay with us, hidden from
 * all others, until the session ends. So each is fetched once, whatever is asked about them, and in which order.
 * Used by one thread. Whoever has caught an exception aborts the session.
 */
final class QueueSession {

    /** How many messages are fetched again at a time, when one of them is wanted. */
    private static final int MOST_AGAIN = 128;

    private static final long SHORTEST_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final String queue;
    private final String group;
    private final QueueLook look;

    /**
     * For those that are fetched again: the broker looks for a message from the front of all that its channel
     * holds, and behind 50,000 others that takes it milliseconds.
     */
    private @Nullable QueueLook again;

    private final QueueLock lock;
    private final DeadLetterIds ids;
    private final LookAhead ahead;
    private final long budget;
    private final List<HeldDeadLetter> seen = new ArrayList<>();
    private final Map<String, HeldDeadLetter> byId = new HashMap<>();

    /** Those whose messages are in memory, the latest last. */
    private final Deque<HeldDeadLetter> withContent = new ArrayDeque<>();

    private long bytes;
    private int ready;
    private final long begun = System.nanoTime();
    private long lookingNanos;
    private long usedAt = begun;

    /**
     * A session that begins at the front of the queue.
     *
     * @param group whose dead letters are in it
     * @param lock is held, and let go at the end
     * @param memory what the process may use, in bytes
     */
    QueueSession(String queue, String group, QueueLook look, QueueLock lock, DeadLetterIds ids, long memory) {
        this.queue = queue;
        this.group = group;
        this.look = look;
        this.lock = lock;
        this.ids = ids;
        this.ahead = new LookAhead(memory);
        this.budget = MemoryBudget.kept(memory);
    }

    String queue() {
        return queue;
    }

    boolean isOpen() {
        return looks().allMatch(QueueLook::isOpen);
    }

    /** Somebody asks. */
    void used() {
        usedAt = System.nanoTime();
    }

    /** Whether nobody has asked for a while: a longer one where it would take long to get here again. */
    boolean isIdle() {
        long patience = Math.max(SHORTEST_IDLE_NANOS, Math.min(LONGEST_IDLE_NANOS, 2 * lookingNanos));
        return System.nanoTime() - usedAt > patience;
    }

    /** Whether it has lasted so long that others may have waited enough, but not while it gets on. */
    boolean isOld(long nanos) {
        return System.nanoTime() - begun - 3 * lookingNanos > nanos;
    }

    /** The dead letter at a place in the queue, from 0, or null if the broker has no more. */
    @Nullable
    HeldDeadLetter at(int index) throws IOException {
        while (index >= seen.size()) {
            if (!goOn()) {
                return null;
            }
        }
        return seen.get(index);
    }

    /** A dead letter by its name, or null if the broker has none. */
    @Nullable
    HeldDeadLetter find(String id) throws IOException {
        HeldDeadLetter found = known(id);
        while (found == null && goOn()) {
            found = known(id);
        }
        return found;
    }

    /** A dead letter that was seen already. */
    @Nullable
    HeldDeadLetter known(String id) {
        HeldDeadLetter found = byId.get(id);
        return found == null || found.gone() ? null : found;
    }

    /** The message of a dead letter, which is fetched again if it was forgotten. */
    Seen content(HeldDeadLetter letter) throws IOException {
        Seen content = letter.content();
        if (content != null) {
            return content;
        }
        if (again == null) {
            again = look.another();
        }
        List<HeldDeadLetter> missing = around(letter);
        forgetMoreThan(budget - missing.stream().mapToLong(HeldDeadLetter::size).sum());
        for (HeldDeadLetter each : missing) {
            each.holds().get(0).giveBack();
        }
        for (Seen message : again.next(missing.size())) {
            HeldDeadLetter came = missing.stream()
                    .filter(each -> ids.isOf(each.id(), queue, message))
                    .findFirst()
                    .orElseThrow(() -> new IOException("another message came than was given back"));
            missing.remove(came);
            came.again(message);
            keepContent(came);
        }
        return Objects.requireNonNull(letter.content(), "it was among those that came");
    }

    /** A dead letter, and those beside it that are likely to be wanted next: most ask in one order or the other. */
    private List<HeldDeadLetter> around(HeldDeadLetter letter) {
        List<HeldDeadLetter> around = new ArrayList<>(List.of(letter));
        long size = letter.size();
        for (int step : new int[] {1, -1}) {
            int index = letter.index() + step;
            while (index >= 0 && index < seen.size() && around.size() < MOST_AGAIN) {
                HeldDeadLetter each = seen.get(index);
                index += step;
                if (each.gone() || each.leaving() != null) {
                    continue;
                }
                size += each.size();
                if (each.content() != null || size > budget / 2) {
                    break;
                }
                around.add(each);
            }
        }
        return around;
    }

    /** Takes a dead letter away; {@link #settle()} waits until that is done. */
    void take(HeldDeadLetter letter) {
        letter.holds().forEach(Hold::take);
        if (letter.content() != null) {
            bytes -= letter.size(); // it leaves its place when it is its turn
        }
        letter.taken();
    }

    /** Waits until what was taken away is gone. */
    void settle() throws IOException {
        for (QueueLook each : looks().toList()) {
            each.settle();
        }
    }

    /** Gives back what is there. */
    void end() throws IOException {
        try {
            for (QueueLook each : looks().toList()) {
                each.end();
            }
        } finally {
            abort();
        }
    }

    /** It is of no use any more. */
    void abort() {
        looks().forEach(QueueLook::abort);
        lock.release();
    }

    private Stream<QueueLook> looks() {
        return Stream.of(look, again).filter(Objects::nonNull);
    }

    /** Looks at some more; false if the broker has no more. */
    private boolean goOn() throws IOException {
        long start = System.nanoTime();
        try {
            if (ready <= 0) {
                ready = look.ready();
            }
            if (ready == 0) {
                return false;
            }
            List<Seen> next = look.next(Math.min(ahead.next(), ready));
            forgetMoreThan(budget - next.stream().mapToLong(Seen::size).sum());
            for (Seen each : next) {
                add(each);
            }
            ready -= next.size();
            return true;
        } finally {
            lookingNanos += System.nanoTime() - start;
        }
    }

    private void add(Seen message) {
        ahead.came(message.size());
        String own = ids.of(message).orElse(null);
        if (own != null && ids.isGone(own)) {
            message.hold().take(); // a copy of one that was taken away
            return;
        }
        HeldDeadLetter copied = own == null ? null : byId.get(own);
        if (copied != null) {
            copied.holds().add(message.hold());
            return;
        }
        String id = own == null ? ids.derived(queue, message, byId.keySet()) : own;
        HeldDeadLetter letter =
                new HeldDeadLetter(seen.size(), id, ids.topic(message, group), ids.failedAt(message, group), message);
        seen.add(letter);
        byId.put(id, letter);
        keepContent(letter);
    }

    private void keepContent(HeldDeadLetter letter) {
        withContent.addLast(letter);
        bytes += letter.size();
    }

    private void forgetMoreThan(long most) {
        while (bytes > most && !withContent.isEmpty()) {
            HeldDeadLetter oldest = withContent.removeFirst();
            if (oldest.content() != null) {
                oldest.forgetContent();
                bytes -= oldest.size();
            }
        }
    }

    @Override
    public String toString() {
        return queue + ", " + seen.size() + " seen in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)
                + " ms";
    }
}
