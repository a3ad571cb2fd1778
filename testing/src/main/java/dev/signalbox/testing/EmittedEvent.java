package dev.signalbox.testing;

import org.jspecify.annotations.Nullable;

/**
 * An event that was emitted, and confirmed.
 *
 * @param event the event itself
 * @param id its id
 * @param type its type
 * @param topic where it went; empty for a domain event
 * @param key its key, or null where it has none
 */
public record EmittedEvent(
        Record event,
        String id,
        String type,
        String topic,
        @Nullable String key) {}
