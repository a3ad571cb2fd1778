package dev.signalbox.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Handles everything that a box has to do, however late it falls due. */
final class Quiet {

    /** A handler that is retried without end would move the time for ever. */
    private static final int MOST_MOVES = 10_000;

    private final TestSignalbox box;

    Quiet(TestSignalbox box) {
        this.box = box;
    }

    void await() {
        box.runDue();
        for (int moves = 0; !isQuiet(); moves++) {
            Optional<Duration> next = box.time().untilNext();
            if (next.isEmpty()) {
                throw new AssertionError("The box does not come to rest: nothing falls due any more, and " + open());
            }
            if (moves == MOST_MOVES) {
                throw new AssertionError("The box does not come to rest: after " + MOST_MOVES + " timers it is "
                        + box.time().now() + ", and " + open());
            }
            box.advance(next.get());
        }
    }

    private boolean isQuiet() {
        return box.stats().inFlight() == 0 && box.journal().isQuiet();
    }

    private String open() {
        String attempts = box.journal().attempts().stream()
                .filter(attempt -> !attempt.ended())
                .map(HandlerAttempt::toString)
                .collect(Collectors.joining("; "));
        return box.stats().inFlight() + " messages are in flight" + (attempts.isEmpty() ? "" : ": " + attempts);
    }
}
