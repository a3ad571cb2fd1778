package dev.signalbox.quickstart.shop.billing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The invoices by order. Each method may be called twice for one order and says the same thing then:
 * delivery is at least once. Safe for use by many threads.
 */
@Singleton
public final class Invoices {

    /** Where an invoice stands. */
    public enum Status {
        OPEN,
        PAID,
        CREDITED
    }

    private record Invoice(String orderId, Currency currency, BigDecimal total, Status status) {

        private Invoice with(Status next) {
            return new Invoice(orderId, currency, total, next);
        }
    }

    private final Map<String, Invoice> byOrder = new ConcurrentHashMap<>();

    @Inject
    Invoices() {}

    void open(String orderId, Currency currency, BigDecimal total) {
        byOrder.putIfAbsent(orderId, new Invoice(orderId, currency, total, Status.OPEN));
    }

    /** Marks an invoice as paid; what happened, if that was news. */
    Optional<InvoiceSettled> settle(String orderId) {
        Invoice before = byOrder.get(orderId); // events of one order come one after the other
        if (before == null || before.status() == Status.PAID) {
            return Optional.empty();
        }
        byOrder.put(orderId, before.with(Status.PAID));
        return Optional.of(new InvoiceSettled(orderId, before.currency(), before.total()));
    }

    void credit(String orderId) {
        byOrder.computeIfPresent(orderId, (id, invoice) -> invoice.with(Status.CREDITED));
    }

    /** How many invoices there are. */
    public long count() {
        return byOrder.size();
    }

    /** How many invoices stand there. */
    public long count(Status status) {
        return byOrder.values().stream()
                .filter(invoice -> invoice.status() == status)
                .count();
    }
}
