package dev.signalbox.benchmarks.codec.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** One instance of each event, the same in every run. */
public final class Samples {

    private static final UUID ID = UUID.fromString("6f1d5a80-8d4e-4b5c-9a37-2f6c1e0b7d94");
    private static final Instant AT = Instant.parse("2026-03-14T09:26:53.589793Z");
    private static final Customer CUSTOMER = new Customer("c-20931", "Zoë Müller", "zoe.mueller@example.org", true);
    private static final List<String> TITLES =
            List.of("Espresso beans, 1 kg", "Paper filters, size 4", "Crème brûlée torch", "Kettle 1.7 l, steel");

    private Samples() {}

    public static UserRegistered small() {
        return new UserRegistered(ID, new User("u-4711", "ada@example.org", "Ada Lovelace"), AT);
    }

    public static OrderPlaced medium() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("campaign", "spring-sale");
        attributes.put("referrer", "newsletter");
        attributes.put("locale", "de-AT");
        return new OrderPlaced(
                ID,
                1_002_003_004L,
                CUSTOMER,
                lines(3),
                attributes,
                new BigDecimal("187.45"),
                "EUR",
                Channel.APP,
                Optional.of("WELCOME10"),
                AT,
                LocalDate.parse("2026-03-18"),
                OffsetDateTime.parse("2026-03-28T23:59:59+01:00"),
                12.375,
                false,
                null);
    }

    public static OrderArchived large() {
        return new OrderArchived(ID, CUSTOMER, lines(200), AT);
    }

    private static List<OrderLine> lines(int count) {
        return IntStream.range(0, count).mapToObj(Samples::line).toList();
    }

    private static OrderLine line(int index) {
        return new OrderLine(
                "SKU-" + (100_000 + index * 37),
                TITLES.get(index % TITLES.size()),
                1 + index % 9,
                BigDecimal.valueOf(499 + index * 125L, 2));
    }
}
