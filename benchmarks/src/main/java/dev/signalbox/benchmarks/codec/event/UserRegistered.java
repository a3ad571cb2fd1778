package dev.signalbox.benchmarks.codec.event;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;
import java.util.UUID;

/** The small event: three components. */
@Event(topic = "user_events")
public record UserRegistered(@Key UUID userId, User user, Instant at) {}
