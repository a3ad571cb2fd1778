package dev.signalbox.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.quickstart.shop.billing.Invoices;
import dev.signalbox.runtime.SignalboxStats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out of a run, beside what a plain search of the file says must come out. */
class QuickstartRunTest {

    private static final Path ORDERS = Path.of("orders.ndjson");
    private static final Pattern ORDER_ID = Pattern.compile("\"order_id\":\"(R-[0-9]+)\"");
    private static final int GROUPS = 3;

    private final Shop shop = DaggerShop.create();
    private List<String> lines = List.of();

    @BeforeEach
    void run() throws IOException, InterruptedException {
        lines = Files.readAllLines(ORDERS);
        try (InputStream in = Files.newInputStream(ORDERS)) {
            new QuickstartRun(shop, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)).run(in);
        }
    }

    @Test
    void eachLineIsDeliveredToEachGroupAndEndsSomewhere() {
        SignalboxStats stats = shop.signalbox().stats();
        long replays = matching("kettle-gooseneck", "mug-limited-2025") + matching("slowmail.example");

        assertThat(stats.received()).isEqualTo((long) GROUPS * lines.size() + replays);
        assertThat(stats.handled() + stats.deadLettered()).isEqualTo(stats.received());
        assertThat(stats.inFlight()).isZero();
        assertThat(stats.emitted()).isEqualTo(events());
    }

    @Test
    void whatFailsForGoodIsADeadLetter() {
        long unreadable = GROUPS * (lines.size() - events());
        long rejected = matching("kettle-gooseneck", "mug-limited-2025");
        long undeliverable = matching("slowmail.example");

        assertThat(shop.signalbox().stats().deadLettered())
                .isEqualTo(unreadable + rejected + undeliverable + rejectedAgain());
    }

    @Test
    void eachEventIsHandledInTheEnd() {
        assertThat(shop.invoices().count()).isEqualTo(orders("OrderPlaced").size());
        assertThat(shop.invoices().count(Invoices.Status.CREDITED))
                .isEqualTo(orders("OrderCancelled").size());
        assertThat(shop.mailServer().sent()).isEqualTo(events());
        assertThat(shop.signalbox().stats().retries()).isGreaterThan(undeliverableRetries());
    }

    private long undeliverableRetries() {
        return 3 * matching("slowmail.example");
    }

    private long events() {
        return lines.stream().filter(line -> ORDER_ID.matcher(line).find()).count();
    }

    /** Limited mugs are not to be had after restocking either, unless nobody wants them any more. */
    private long rejectedAgain() {
        Set<String> cancelled = orders("OrderCancelled");
        return lines.stream()
                .filter(line -> line.contains("mug-limited-2025"))
                .filter(line -> !cancelled.contains(orderId(line)))
                .count();
    }

    private long matching(String... texts) {
        return lines.stream()
                .filter(line -> List.of(texts).stream().anyMatch(line::contains))
                .count();
    }

    private Set<String> orders(String type) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"" + type + "\",\"order_id\":\"R-"))
                .map(QuickstartRunTest::orderId)
                .collect(Collectors.toSet());
    }

    private static String orderId(String line) {
        Matcher id = ORDER_ID.matcher(line);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
