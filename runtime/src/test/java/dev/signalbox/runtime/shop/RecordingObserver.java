package dev.signalbox.runtime.shop;

import dev.signalbox.runtime.observe.EventObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what it is told, and lets a test wait for it. */
public final class RecordingObserver implements EventObserver {

    private static final long PATIENCE_MILLIS = 20_000;

    private final List<String> lines = new ArrayList<>();

    /** What it was told, in order. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** What it was told that begins so. */
    public List<String> linesOf(String beginning) {
        return lines().stream().filter(line -> line.startsWith(beginning)).toList();
    }

    /** How often it was told a line that begins so and ends so. */
    public synchronized long count(String beginning, String end) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning) && line.endsWith(end))
                .count();
    }

    /** Waits until it was told so many lines that begin so. */
    public synchronized void await(String beginning, int times) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        int seen = 0;
        int count = 0;
        while (true) {
            for (; seen < lines.size(); seen++) {
                count += lines.get(seen).startsWith(beginning) ? 1 : 0;
            }
            if (count >= times) {
                return;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Not told '" + beginning + "' " + times + " times, but " + lines);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void emitStarted(Emit emit) {
        tell("emitting " + emit.type() + " " + emit.topic() + " " + emit.key());
    }

    @Override
    public void emitEnded(Emit emit, Duration took, @Nullable Throwable failure) {
        tell("emitted " + emit.type() + " " + named(failure));
    }

    @Override
    public void received(Delivery delivery) {
        tell("received " + delivery.group() + " " + delivery.type() + " " + delivery.key());
    }

    @Override
    public void attemptStarted(Attempt attempt) {
        tell("started " + attempt.handler() + " " + attempt.number());
    }

    @Override
    public void attemptEnded(Attempt attempt, Duration took, @Nullable Throwable failure) {
        tell("ended " + attempt.handler() + " " + attempt.number() + " " + named(failure));
    }

    @Override
    public void retryScheduled(Attempt failed, Duration delay) {
        tell("retry " + failed.handler() + " " + failed.number() + " " + delay);
    }

    @Override
    public void deadLettered(Delivery delivery, @Nullable String handler, String reason, @Nullable Throwable cause) {
        tell("dead " + delivery.group() + " " + handler + " " + reason);
    }

    @Override
    public void settled(Delivery delivery, Outcome outcome) {
        tell("settled " + delivery.group() + " " + outcome);
    }

    @Override
    public void drained(String group, long handedBack) {
        tell("drained " + group + " " + handedBack);
    }

    @Override
    public void subscriptionFailed(String group, String transport, Throwable cause) {
        tell("lost " + group + " " + transport);
    }

    private synchronized void tell(String line) {
        lines.add(line);
        notifyAll();
    }

    private static String named(@Nullable Throwable failure) {
        return failure == null ? "well" : failure.getClass().getSimpleName();
    }
}
