package dev.signalbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event that was emitted.
 *
 * @param id the event's id
 * @param topic the topic it went to, placeholders filled; empty for a domain event
 * @param key the partition and ordering key, or null where there is none
 * @param time the time that it carries
 */
public record Emission(String id, String topic, @Nullable String key, Instant time) {}
