package dev.signalbox.quickstart;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.RejectEventException;
import dev.signalbox.quickstart.shop.order.Customer;
import dev.signalbox.quickstart.shop.order.Item;
import dev.signalbox.quickstart.shop.order.OrderPaid;
import dev.signalbox.quickstart.shop.order.OrderPlaced;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The handlers, each with the troubles that it is there for, at a time that the test moves. */
class ShopTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private @Nullable TestShop shop;

    @RegisterExtension
    final SignalboxExtension boxes = SignalboxExtension.withBox(this::open);

    @Test
    void aPaidOrderIsBooked(TestSignalbox box) {
        OrderPlaced placed = order("R-1", "ada@shop.example", "mug-blue");
        OrderPaid paid = new OrderPaid("R-1", "ada@shop.example", "card", NOON);

        box.emit(placed, paid);
        box.awaitQuiet();

        assertThat(box).hasHandled(placed).hasHandled(paid).hasNoDeadLetters();
        assertThat(box).handler("Ledger#book").wasCalledTimes(1).hasSucceeded();
        assertThat(shop().ledger().earned()).containsEntry("EUR", new BigDecimal("12.50"));
    }

    @Test
    void aPaymentThatComesTwiceIsBookedOnce(TestSignalbox box) {
        OrderPaid paid = new OrderPaid("R-1", "ada@shop.example", "card", NOON);

        box.emit(order("R-1", "ada@shop.example", "mug-blue"), paid, paid);

        assertThat(box).handler("Ledger#book").wasCalledTimes(1);
    }

    @Test
    void whatIsSoldOutIsRejectedWithoutARetryAndReplayedAfterRestocking(TestSignalbox box) {
        OrderPlaced placed = order("R-2", "ada@shop.example", "kettle-gooseneck");
        box.emit(placed);
        box.awaitQuiet();
        assertThat(box).hasDeadLettered(placed, Reason.REJECTED);
        assertThat(box).handler("Warehouse#reserve").wasCalledTimes(1).hasFailedWith(RejectEventException.class);

        shop().shelves().restock();
        box.replay(box.deadLetters().get(0));

        assertThat(box).hasNoDeadLetters();
        assertThat(box).handler("Billing#invoice").wasCalledTimes(1);
        assertThat(shop().shelves().piecesReserved()).isEqualTo(1);
    }

    @Test
    void aMailToAProviderThatIsDownIsTriedFourTimes(TestSignalbox box) {
        OrderPlaced placed = order("R-3", "ada@slowmail.example", "mug-blue");
        box.emit(placed);
        box.awaitQuiet();
        assertThat(box).handler("Notifications#tell").wasCalledTimes(4);
        assertThat(box.deadLetters())
                .extracting(DeadLetter::errorMessage)
                .containsExactly("421 slowmail.example does not answer");

        shop().mailServer().providerIsBack();
        box.replay(box.deadLetters().get(0));

        assertThat(shop().mailServer().sent()).isEqualTo(1);
    }

    private Signalbox open(SignalboxOptions options) {
        shop = DaggerTestShop.factory().create(options);
        return shop.signalbox();
    }

    private TestShop shop() {
        return Objects.requireNonNull(shop);
    }

    private static OrderPlaced order(String id, String email, String sku) {
        return new OrderPlaced(
                id,
                email,
                new Customer("c-1", "Ada"),
                List.of(new Item(sku, 1, new BigDecimal("12.50"))),
                Currency.getInstance("EUR"),
                NOON,
                null);
    }
}
