package dev.signalbox.it.shop.handlers;

import java.util.concurrent.CompletionStage;

/** Remembers what happened, for those who ask years later. */
public interface AuditLog {

    /** Appends a line; the stage ends when it is safe. */
    CompletionStage<Void> append(String line);
}
