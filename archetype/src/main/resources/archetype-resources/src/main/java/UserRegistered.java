package ${package};

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;
import java.util.UUID;

/** Somebody has opened an account. Events of one user stay in order. */
@Event(topic = "user_events", type = "user_registered")
public record UserRegistered(@Key UUID userId, String email, Instant at) {}
