package dev.signalbox.codegen.example;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of medium size. */
public record OrderPlaced(
        UUID orderId,
        Customer customer,
        List<Line> lines,
        Map<String, String> labels,
        BigDecimal total,
        Currency currency,
        Status status,
        Instant placedAt,
        LocalDate dueOn,
        @Nullable OffsetDateTime shippedAt,
        Optional<String> coupon,
        @Nullable String note,
        int priority,
        boolean gift,
        Payment payment) {

    public OrderPlaced {
        if (total.signum() < 0) {
            throw new IllegalArgumentException("a negative total");
        }
    }

    public record Customer(
            String id, String email, @Nullable String name) {}

    public record Line(String sku, int quantity, BigDecimal price) {}

    public enum Currency {
        EUR,
        USD
    }

    /** Its constants have names of their own on the wire. */
    public enum Status {
        OPEN,
        PAID
    }

    public sealed interface Payment {
        record Card(String number, int month) implements Payment {}

        record Invoice(@Nullable Payment fallback) implements Payment {}
    }
}
