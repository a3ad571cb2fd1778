package dev.signalbox.docs.hello;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;
import java.util.UUID;

/** Somebody has opened an account. */
// tag::event[]
@Event(topic = "user_events", type = "user_registered")
public record UserRegistered(@Key UUID userId, String email, Instant at) {}
// end::event[]
