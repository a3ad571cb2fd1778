package dev.signalbox.it.shop.app;

import dev.signalbox.it.shop.handlers.AuditLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the lines in memory. */
@Singleton
final class RecordingAuditLog implements AuditLog {

    private final Recording lines = new Recording();

    @Inject
    RecordingAuditLog() {}

    @Override
    public CompletionStage<Void> append(String line) {
        lines.add(line);
        return CompletableFuture.completedFuture(null);
    }

    Recording lines() {
        return lines;
    }
}
