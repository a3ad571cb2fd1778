package dev.signalbox.benchmarks.codec.event;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The medium event: fifteen components. */
@Event(topic = "orders")
public record OrderPlaced(
        @Key UUID orderId,
        long number,
        Customer customer,
        List<OrderLine> lines,
        Map<String, String> attributes,
        BigDecimal total,
        String currency,
        Channel channel,
        Optional<String> coupon,
        Instant placedAt,
        LocalDate deliverOn,
        OffsetDateTime payBefore,
        double weight,
        boolean gift,
        @Nullable String note) {}
