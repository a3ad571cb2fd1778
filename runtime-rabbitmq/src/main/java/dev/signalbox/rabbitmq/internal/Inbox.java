package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came and the engine has not taken yet. It is offered by one thread at a time, in its order; what was
 * refused or handed back before what came later. Whatever the engine or an executor throws, and whatever an
 * executor forgets, what is here is offered again.
 *
 * @param <T> what is offered
 */
final class Inbox<T extends Comparable<T>> {

    private static final QuietLog log = QuietLog.of(Inbox.class);

    /** A task that has not begun by then is taken for lost. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Predicate<T> engine;
    private final Executor executor;
    private final Executor later;
    private final LongSupplier nanoTime;

    /** Made in time: where memory is short they are needed most. */
    private final Runnable offerTask = this::offer;

    private final Runnable resumeTask = this::resume;

    /** Guarded by the monitor, as what follows. */
    private final Queue<T> fresh = new ArrayDeque<>();

    private final Queue<T> returned = new PriorityQueue<>();
    private boolean willing;
    private boolean closed;
    private int resumes;

    /** Whether a thread is offering: set by that thread, and by nobody for it. */
    private boolean offering;

    /** Whether a thread that offers is to look once more. */
    private boolean onceMore;

    /** When a task was asked for that has not begun. */
    private boolean asked;

    private long askedAt;

    /**
     * An inbox that begins paused.
     *
     * @param engine whether it takes something
     * @param executor offers what nobody's arrival offers
     * @param later runs something after a while: what the engine has thrown at is offered again
     */
    Inbox(Predicate<T> engine, Executor executor, Executor later) {
        this(engine, executor, later, System::nanoTime);
    }

    Inbox(Predicate<T> engine, Executor executor, Executor later, LongSupplier nanoTime) {
        this.engine = engine;
        this.executor = executor;
        this.later = later;
        this.nanoTime = nanoTime;
    }

    /** Something came; it is offered now, unless something is being offered. */
    void add(T arrival) {
        synchronized (this) {
            if (closed) {
                return;
            }
            fresh.add(arrival);
        }
        offer();
    }

    /** Something comes again, before what is behind it. */
    void putBack(T again) {
        synchronized (this) {
            if (closed) {
                return;
            }
            returned.add(again);
        }
        wake();
    }

    /** Offers what there is, until something is refused. */
    void resume() {
        synchronized (this) {
            resumes++;
            willing = true;
        }
        wake();
    }

    /** Takes out what is there and chosen, in its order. */
    synchronized List<T> remove(Predicate<T> chosen) {
        List<T> removed = new ArrayList<>();
        for (Queue<T> queue : List.of(returned, fresh)) {
            for (Iterator<T> all = queue.iterator(); all.hasNext(); ) {
                T each = all.next();
                if (chosen.test(each)) {
                    all.remove();
                    removed.add(each);
                }
            }
        }
        removed.sort(null);
        return removed;
    }

    /** Offers nothing any more. */
    synchronized void close() {
        closed = true;
        fresh.clear();
        returned.clear();
    }

    private void wake() {
        synchronized (this) {
            if (offering) {
                onceMore = true;
                return;
            }
            long now = nanoTime.getAsLong();
            if (asked && now - askedAt < LOST_NANOS) {
                return;
            }
            asked = true;
            askedAt = now;
        }
        try {
            executor.execute(offerTask);
        } catch (Throwable refused) {
            synchronized (this) {
                asked = false;
            }
            log.error("Nobody could be asked to hand messages over; the next one that comes does it", refused);
        }
    }

    private void offer() {
        synchronized (this) {
            asked = false;
            if (offering) {
                onceMore = true;
                return;
            }
            offering = true;
        }
        try {
            do {
                offerAll();
            } while (!isOver());
        } catch (Throwable failure) { // not of the engine's: that is caught below
            synchronized (this) {
                offering = false;
            }
            throw failure;
        }
    }

    /** Whether this thread may go; then it offers no more. */
    private synchronized boolean isOver() {
        if (onceMore) {
            onceMore = false;
            return false;
        }
        offering = false;
        return true;
    }

    private void offerAll() {
        for (boolean goOn = true; goOn; ) {
            T next;
            int before;
            synchronized (this) {
                next = next();
                before = resumes;
            }
            goOn = next != null && (takes(next) || again(next, before));
        }
    }

    private boolean takes(T next) {
        try {
            return engine.test(next);
        } catch (Throwable failure) {
            log.error("A message could not be handed over; it is offered again in a moment", failure);
            later.execute(resumeTask);
            return false;
        }
    }

    private @Nullable T next() {
        if (!willing || closed) {
            return null;
        }
        return returned.isEmpty() ? fresh.poll() : returned.poll();
    }

    /** It was refused; whether it may be offered again because the engine has resumed since. */
    private synchronized boolean again(T refused, int resumesBefore) {
        if (!closed) {
            returned.add(refused);
        }
        if (resumes == resumesBefore) {
            willing = false;
        }
        return willing;
    }
}
