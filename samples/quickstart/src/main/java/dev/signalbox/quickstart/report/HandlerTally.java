package dev.signalbox.quickstart.report;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one handler has done. Safe for use by many threads. */
final class HandlerTally {

    private final Latencies latencies = new Latencies();
    private final LongAdder retries = new LongAdder();
    private final LongAdder errors = new LongAdder();

    void add(int attempt, Duration took, @Nullable Throwable failure) {
        latencies.add(took);
        if (attempt > 1) {
            retries.increment();
        }
        if (failure != null) {
            errors.increment();
        }
    }

    long runs() {
        return latencies.count();
    }

    long retries() {
        return retries.sum();
    }

    long errors() {
        return errors.sum();
    }

    Latencies latencies() {
        return latencies;
    }
}
