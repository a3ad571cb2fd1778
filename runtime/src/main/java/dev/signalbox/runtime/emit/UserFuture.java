package dev.signalbox.runtime.emit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The end of a future that a user gets. What ends it is a thread of a broker's client, or the timer: what
 * the user has hung on it runs elsewhere. Made and handed out by one thread; ended by any, once.
 *
 * @param <T> what it ends with
 */
final class UserFuture<T> implements Runnable {

    private final Executor callbacks;
    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** The thread that makes it, until it is handed out: nothing can hang on it yet. */
    private volatile @Nullable Thread maker = Thread.currentThread();

    private @Nullable T value;
    private @Nullable Throwable failure;

    UserFuture(Executor callbacks) {
        this.callbacks = callbacks;
    }

    /** Lets the user have it; to be called by the thread that has made it. */
    CompletableFuture<T> handOut() {
        maker = null;
        return future;
    }

    void complete(T value) {
        this.value = value;
        end();
    }

    void fail(Throwable failure) {
        this.failure = failure;
        end();
    }

    /** Completes the future; for the executor of callbacks. */
    @Override
    public void run() {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(value);
        }
    }

    private void end() {
        if (maker == Thread.currentThread()) {
            run();
        } else {
            callbacks.execute(this);
        }
    }
}
