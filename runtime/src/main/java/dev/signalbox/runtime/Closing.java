package dev.signalbox.runtime;

import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.retry.DurationFormat;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a box: stop fetching, let finish, hand back, disconnect. */
final class Closing {

    private static final QuietLog log = QuietLog.of(Signalbox.class);

    private final Engine engine;
    private final SignalboxOptions options;
    private final CountDownLatch ended = new CountDownLatch(1);

    Closing(Engine engine, SignalboxOptions options) {
        this.engine = engine;
        this.options = options;
    }

    /**
     * Closes the box, once. In a handler's thread it goes on in another one: it would wait for that handler.
     *
     * @param atTheEnd run when all is closed
     */
    void begin(Runnable atTheEnd) {
        if (engine.runsHandlerHere()) {
            new Thread(() -> close(atTheEnd), "signalbox-" + options.application() + "-close").start();
        } else {
            close(atTheEnd);
        }
    }

    /** Waits until the box is closed, unless a handler asks. */
    void await() {
        if (engine.runsHandlerHere()) {
            return;
        }
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException stillClosing) {
                interrupted = true; // its own deadline bounds the closing
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A step that fails is no reason to leave out the next. */
    private void close(Runnable atTheEnd) {
        long deadline = System.nanoTime() + options.drainTimeout().toNanos();
        try {
            inPeace(() -> engine.groups().stop());
            inPeace(this::drain);
            inPeace(() -> engine.groups().handBackTheRest());
            inPeace(() -> engine.release(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
        } finally {
            atTheEnd.run();
            ended.countDown();
        }
    }

    private void inPeace(Runnable step) {
        try {
            step.run();
        } catch (Throwable failure) {
            log.error("The box {} could not be closed in peace", options.application(), failure);
        }
    }

    /** The deadline is the scheduler's and, for schedulers that stand still, the system's too. */
    private void drain() {
        Duration timeout = options.drainTimeout();
        CompletableFuture<Boolean> drained =
                engine.groups().drain(timeout).thenCombine(engine.domain().close(timeout), Boolean::logicalAnd);
        boolean inTime;
        try {
            inTime = drained.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            inTime = false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            inTime = false;
        }
        if (!inTime) {
            log.warn(
                    "The box {} has not drained within {}: what is in flight goes back, and what runs is interrupted",
                    options.application(),
                    DurationFormat.of(timeout));
        }
    }
}
