package dev.signalbox.docs.guide;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invoices for tests. */
final class Invoice {

    static final Money PRICE = new Money(new BigDecimal("12.50"), Currency.getInstance("EUR"));

    private Invoice() {}

    static InvoiceSent of(String number) {
        return of(number, LocalDate.of(2026, 4, 1), null);
    }

    static InvoiceSent of(String number, String note) {
        return of(number, LocalDate.of(2026, 4, 1), note);
    }

    static InvoiceSent due(String number, LocalDate due) {
        return of(number, due, null);
    }

    private static InvoiceSent of(String number, LocalDate due, @Nullable String note) {
        List<InvoiceSent.Line> lines = List.of(new InvoiceSent.Line("Coffee", PRICE));
        return new InvoiceSent(number, "se", due, PRICE, lines, Map.of("paid by", "card"), Optional.empty(), note);
    }
}
