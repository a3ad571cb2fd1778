package dev.signalbox.benchmarks.codec.event;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The large event: two hundred order lines. */
@Event(topic = "order_archive")
public record OrderArchived(@Key UUID orderId, Customer customer, List<OrderLine> lines, Instant archivedAt) {}
