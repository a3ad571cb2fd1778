package dev.signalbox.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What came and the engine has not taken yet. It is offered by one thread at a time, in its order; what was
 * refused or handed back before what came later.
 *
 * @param <T> what is offered
 */
final class Inbox<T extends Comparable<T>> {

    private final Predicate<T> engine;
    private final Executor executor;

    /** How many wishes to offer have not been looked at; who makes it positive offers, for all. */
    private final AtomicInteger wakes = new AtomicInteger();

    /** Guarded by the monitor, as what follows. */
    private final Queue<T> fresh = new ArrayDeque<>();

    private final Queue<T> returned = new PriorityQueue<>();
    private boolean willing;
    private boolean closed;
    private int resumes;

    /**
     * An inbox that begins paused.
     *
     * @param engine whether it takes something
     * @param executor offers what nobody's arrival offers
     */
    Inbox(Predicate<T> engine, Executor executor) {
        this.engine = engine;
        this.executor = executor;
    }

    /** Something came; it is offered now, unless something is being offered. */
    void add(T arrival) {
        synchronized (this) {
            fresh.add(arrival);
        }
        if (wakes.getAndIncrement() == 0) {
            offer();
        }
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

    /** Forgets what is there. */
    synchronized void clear() {
        fresh.clear();
        returned.clear();
    }

    /** Offers nothing any more. */
    synchronized void close() {
        closed = true;
        clear();
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            executor.execute(this::offer);
        }
    }

    private void offer() {
        int seen = wakes.get();
        do {
            offerAll();
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void offerAll() {
        for (boolean goOn = true; goOn; ) {
            T next;
            int before;
            synchronized (this) {
                next = next();
                before = resumes;
            }
            goOn = next != null && (engine.test(next) || again(next, before));
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
