package dev.signalbox.codegen.example;

import dev.signalbox.codegen.BigDecimalNumber;
import dev.signalbox.codegen.Elements;
import dev.signalbox.codegen.EnumNames;
import dev.signalbox.codegen.InstantText;
import dev.signalbox.codegen.LocalDateText;
import dev.signalbox.codegen.OffsetDateTimeText;
import dev.signalbox.codegen.PrimitiveReader;
import dev.signalbox.codegen.PropertyNames;
import dev.signalbox.codegen.RecordCodec;
import dev.signalbox.codegen.StringText;
import dev.signalbox.codegen.UuidText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** What the processor generates for a record with nested records, collections and nullable components. */
public final class OrderPlaced_Codec extends RecordCodec<OrderPlaced> {

    public static final OrderPlaced_Codec INSTANCE = new OrderPlaced_Codec();

    private static final SerializedString ORDER_ID = new SerializedString("orderId");
    private static final SerializedString CUSTOMER = new SerializedString("customer");
    private static final SerializedString LINES = new SerializedString("lines");
    private static final SerializedString LABELS = new SerializedString("labels");
    private static final SerializedString TOTAL = new SerializedString("total");
    private static final SerializedString CURRENCY = new SerializedString("currency");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString PLACED_AT = new SerializedString("placedAt");
    private static final SerializedString DUE_ON = new SerializedString("dueOn");
    private static final SerializedString SHIPPED_AT = new SerializedString("shippedAt");
    private static final SerializedString COUPON = new SerializedString("coupon");
    private static final SerializedString NOTE = new SerializedString("note");
    private static final SerializedString PRIORITY = new SerializedString("priority");
    private static final SerializedString GIFT = new SerializedString("gift");
    private static final SerializedString PAYMENT = new SerializedString("payment");

    /** Aliases come last and share the case of their component. */
    private static final PropertyNameMatcher NAMES = PropertyNames.of(
            "orderId",
            "customer",
            "lines",
            "labels",
            "total",
            "currency",
            "status",
            "placedAt",
            "dueOn",
            "shippedAt",
            "coupon",
            "note",
            "priority",
            "gift",
            "payment",
            "comment");

    private static final EnumNames<OrderPlaced.Currency> CURRENCIES = EnumNames.of(OrderPlaced.Currency.values());
    private static final EnumNames<OrderPlaced.Status> STATUSES =
            EnumNames.of(OrderPlaced.Status.values(), "open", "paid");

    private OrderPlaced_Codec() {}

    @Override
    public void writeProperties(OrderPlaced value, JsonGenerator out) {
        out.writeName(ORDER_ID);
        UuidText.write(required(value.orderId(), "OrderPlaced.orderId"), out);
        out.writeName(CUSTOMER);
        OrderPlaced_Customer_Codec.INSTANCE.write(required(value.customer(), "OrderPlaced.customer"), out);
        out.writeName(LINES);
        writeLines(required(value.lines(), "OrderPlaced.lines"), out);
        out.writeName(LABELS);
        writeLabels(required(value.labels(), "OrderPlaced.labels"), out);
        out.writeName(TOTAL);
        BigDecimalNumber.write(required(value.total(), "OrderPlaced.total"), out);
        out.writeName(CURRENCY);
        CURRENCIES.write(required(value.currency(), "OrderPlaced.currency"), out);
        out.writeName(STATUS);
        STATUSES.write(required(value.status(), "OrderPlaced.status"), out);
        out.writeName(PLACED_AT);
        InstantText.write(required(value.placedAt(), "OrderPlaced.placedAt"), out);
        out.writeName(DUE_ON);
        LocalDateText.write(required(value.dueOn(), "OrderPlaced.dueOn"), out);
        out.writeName(SHIPPED_AT);
        OffsetDateTime shippedAt = value.shippedAt();
        if (shippedAt == null) {
            out.writeNull();
        } else {
            OffsetDateTimeText.write(shippedAt, out);
        }
        out.writeName(COUPON);
        Optional<String> coupon = required(value.coupon(), "OrderPlaced.coupon");
        if (coupon.isPresent()) {
            out.writeString(coupon.get());
        } else {
            out.writeNull();
        }
        // A String that may be null: the generator writes null by itself.
        out.writeName(NOTE);
        out.writeString(value.note());
        out.writeName(PRIORITY);
        out.writeNumber(value.priority());
        out.writeName(GIFT);
        out.writeBoolean(value.gift());
        out.writeName(PAYMENT);
        OrderPlaced_Payment_Codec.INSTANCE.write(required(value.payment(), "OrderPlaced.payment"), out);
    }

    private static void writeLines(List<OrderPlaced.Line> lines, JsonGenerator out) {
        out.writeStartArray();
        for (OrderPlaced.Line line : lines) {
            OrderPlaced_Line_Codec.INSTANCE.write(required(line, "an element of OrderPlaced.lines"), out);
        }
        out.writeEndArray();
    }

    private static void writeLabels(Map<String, String> labels, JsonGenerator out) {
        out.writeStartObject();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            out.writeName(required(label.getKey(), "a key of OrderPlaced.labels"));
            out.writeString(required(label.getValue(), "a value of OrderPlaced.labels"));
        }
        out.writeEndObject();
    }

    @Override
    public OrderPlaced readProperties(JsonParser in) {
        UUID orderId = null;
        OrderPlaced.Customer customer = null;
        List<OrderPlaced.Line> lines = List.of();
        Map<String, String> labels = Map.of();
        BigDecimal total = null;
        OrderPlaced.Currency currency = null;
        OrderPlaced.Status status = null;
        Instant placedAt = null;
        LocalDate dueOn = null;
        OffsetDateTime shippedAt = null;
        Optional<String> coupon = Optional.empty();
        String note = null;
        int priority = 0;
        boolean gift = false;
        OrderPlaced.Payment payment = null;
        // One bit for each primitive: only they cannot say that they are missing.
        int seen = 0;
        for (int name = in.nextNameMatch(NAMES); name != PropertyNames.END; name = in.nextNameMatch(NAMES)) {
            in.nextToken();
            switch (name) {
                case 0 -> orderId = UuidText.read(in);
                case 1 -> customer = OrderPlaced_Customer_Codec.INSTANCE.read(in);
                case 2 -> lines = readLines(in);
                case 3 -> labels = readLabels(in);
                case 4 -> total = BigDecimalNumber.read(in);
                case 5 -> currency = CURRENCIES.read(in);
                case 6 -> status = STATUSES.read(in);
                case 7 -> placedAt = InstantText.read(in);
                case 8 -> dueOn = LocalDateText.read(in);
                case 9 -> shippedAt = isNull(in) ? null : OffsetDateTimeText.read(in);
                case 10 -> coupon = isNull(in) ? Optional.empty() : Optional.of(StringText.read(in));
                case 11, 15 -> note = isNull(in) ? null : StringText.read(in);
                case 12 -> {
                    priority = PrimitiveReader.readInt(in);
                    seen |= 1;
                }
                case 13 -> {
                    gift = PrimitiveReader.readBoolean(in);
                    seen |= 1 << 1;
                }
                case 14 -> payment = OrderPlaced_Payment_Codec.INSTANCE.read(in);
                default -> PropertyNames.skip(in);
            }
        }
        if (seen != 0b11) {
            throw missing(in, seen, "priority", "gift");
        }
        return new OrderPlaced(
                present(orderId, in, "orderId"),
                present(customer, in, "customer"),
                lines,
                labels,
                present(total, in, "total"),
                present(currency, in, "currency"),
                present(status, in, "status"),
                present(placedAt, in, "placedAt"),
                present(dueOn, in, "dueOn"),
                shippedAt,
                coupon,
                note,
                priority,
                gift,
                present(payment, in, "payment"));
    }

    private static List<OrderPlaced.Line> readLines(JsonParser in) {
        if (!Elements.first(in)) {
            return List.of();
        }
        List<OrderPlaced.Line> lines = new ArrayList<>();
        do {
            lines.add(OrderPlaced_Line_Codec.INSTANCE.read(in));
        } while (Elements.next(in));
        return Collections.unmodifiableList(lines);
    }

    private static Map<String, String> readLabels(JsonParser in) {
        if (!Elements.firstEntry(in)) {
            return Map.of();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        do {
            String label = in.currentName();
            in.nextToken();
            labels.put(label, StringText.read(in));
        } while (Elements.nextEntry(in));
        return Collections.unmodifiableMap(labels);
    }
}
