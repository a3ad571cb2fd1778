package dev.signalbox.testing.shop;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** What the handlers do when they are called next; where it says nothing, they succeed. */
public final class Script {

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private CompletableFuture<Void> refill = CompletableFuture.completedFuture(null);

    public void failNext(int times) {
        for (int i = 0; i < times; i++) {
            failures.add(new IllegalStateException("the printer is out of paper"));
        }
    }

    public void refillWith(CompletableFuture<Void> refill) {
        this.refill = refill;
    }

    void step() {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    CompletableFuture<Void> refill() {
        return refill;
    }
}
