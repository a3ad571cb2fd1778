package dev.signalbox.benchmarks.codec;

import com.dslplatform.json.CompiledJson;
import dev.signalbox.benchmarks.codec.event.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sample events as dsl-json wants immutable objects: public final fields and one constructor. */
public final class DslJsonEvents {

    private DslJsonEvents() {}

    public static final class UserRegistered {
        public final UUID userId;
        public final User user;
        public final Instant at;

        @CompiledJson
        public UserRegistered(UUID userId, User user, Instant at) {
            this.userId = userId;
            this.user = user;
            this.at = at;
        }

        static UserRegistered of(dev.signalbox.benchmarks.codec.event.UserRegistered event) {
            var user = event.user();
            return new UserRegistered(event.userId(), new User(user.id(), user.email(), user.name()), event.at());
        }
    }

    public static final class User {
        public final String id;
        public final String email;
        public final @Nullable String name;

        @CompiledJson
        public User(String id, String email, @Nullable String name) {
            this.id = id;
            this.email = email;
            this.name = name;
        }
    }

    public static final class OrderPlaced {
        public final UUID orderId;
        public final long number;
        public final Customer customer;
        public final List<OrderLine> lines;
        public final Map<String, String> attributes;
        public final BigDecimal total;
        public final String currency;
        public final Channel channel;
        public final Optional<String> coupon;
        public final Instant placedAt;
        public final LocalDate deliverOn;
        public final OffsetDateTime payBefore;
        public final double weight;
        public final boolean gift;
        public final @Nullable String note;

        @CompiledJson
        public OrderPlaced(
                UUID orderId,
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
                @Nullable String note) {
            this.orderId = orderId;
            this.number = number;
            this.customer = customer;
            this.lines = lines;
            this.attributes = attributes;
            this.total = total;
            this.currency = currency;
            this.channel = channel;
            this.coupon = coupon;
            this.placedAt = placedAt;
            this.deliverOn = deliverOn;
            this.payBefore = payBefore;
            this.weight = weight;
            this.gift = gift;
            this.note = note;
        }

        static OrderPlaced of(dev.signalbox.benchmarks.codec.event.OrderPlaced event) {
            return new OrderPlaced(
                    event.orderId(),
                    event.number(),
                    Customer.of(event.customer()),
                    event.lines().stream().map(OrderLine::of).toList(),
                    event.attributes(),
                    event.total(),
                    event.currency(),
                    event.channel(),
                    event.coupon(),
                    event.placedAt(),
                    event.deliverOn(),
                    event.payBefore(),
                    event.weight(),
                    event.gift(),
                    event.note());
        }
    }

    public static final class Customer {
        public final String id;
        public final String name;
        public final String email;
        public final boolean member;

        @CompiledJson
        public Customer(String id, String name, String email, boolean member) {
            this.id = id;
            this.name = name;
            this.email = email;
            this.member = member;
        }

        static Customer of(dev.signalbox.benchmarks.codec.event.Customer customer) {
            return new Customer(customer.id(), customer.name(), customer.email(), customer.member());
        }
    }

    public static final class OrderLine {
        public final String sku;
        public final String title;
        public final int quantity;
        public final BigDecimal price;

        @CompiledJson
        public OrderLine(String sku, String title, int quantity, BigDecimal price) {
            this.sku = sku;
            this.title = title;
            this.quantity = quantity;
            this.price = price;
        }

        static OrderLine of(dev.signalbox.benchmarks.codec.event.OrderLine line) {
            return new OrderLine(line.sku(), line.title(), line.quantity(), line.price());
        }
    }

    public static final class OrderArchived {
        public final UUID orderId;
        public final Customer customer;
        public final List<OrderLine> lines;
        public final Instant archivedAt;

        @CompiledJson
        public OrderArchived(UUID orderId, Customer customer, List<OrderLine> lines, Instant archivedAt) {
            this.orderId = orderId;
            this.customer = customer;
            this.lines = lines;
            this.archivedAt = archivedAt;
        }

        static OrderArchived of(dev.signalbox.benchmarks.codec.event.OrderArchived event) {
            return new OrderArchived(
                    event.orderId(),
                    Customer.of(event.customer()),
                    event.lines().stream().map(OrderLine::of).toList(),
                    event.archivedAt());
        }
    }
}
