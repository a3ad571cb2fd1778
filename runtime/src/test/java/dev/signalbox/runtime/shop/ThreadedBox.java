package dev.signalbox.runtime.shop;

import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A place for boxes with threads of their own, at a time that the test moves. Registered as an extension it
 * closes them after each test, and looks whether their counters add up.
 */
public final class ThreadedBox implements AfterEachCallback {

    private static final long PATIENCE_SECONDS = 20;

    public final ManualScheduler time = new ManualScheduler();
    public final InMemoryTransport transport = new InMemoryTransport();
    public final RecordingObserver told = new RecordingObserver();
    private final List<Signalbox> boxes = new ArrayList<>();

    /** Options for a box of the application "shop": three attempts, a second apart. */
    public SignalboxOptions.Builder options() {
        return options("shop");
    }

    public SignalboxOptions.Builder options(String application) {
        return SignalboxOptions.builder(application)
                .transport(transport)
                .scheduler(time)
                .observer(told)
                .retry(RetryPolicy.builder()
                        .attempts(3)
                        .delay(Duration.ofSeconds(1))
                        .multiplier(1)
                        .jitter(0)
                        .build());
    }

    /** A box that waits for its start. */
    public Signalbox create(SignalboxOptions.Builder options, EventTable... tables) {
        Signalbox box = Signalbox.create(options.build(), tables);
        boxes.add(box);
        return box;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boxes.forEach(Signalbox::close);
        Totals.assertAddUp(boxes.stream().map(Signalbox::stats).toList(), told);
    }

    /** Waits for what another thread does; fails where it does not come. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until a timer is set, then moves the time to it. */
    public void advanceToNextTimer() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (time.untilNext().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No timer was set");
            }
            Thread.onSpinWait();
        }
        time.advance(time.untilNext().orElse(Duration.ZERO));
    }
}
