package dev.signalbox.quickstart.shop.billing;

import dev.signalbox.Handler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What has been earned. Safe for use by many threads. */
@Singleton
public final class Ledger {

    private final Map<Currency, BigDecimal> earned = new ConcurrentHashMap<>();

    @Inject
    Ledger() {}

    @Handler
    void book(InvoiceSettled invoice) {
        earned.merge(invoice.currency(), invoice.total(), BigDecimal::add);
    }

    /** The sums by currency code. */
    public SortedMap<String, BigDecimal> earned() {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        earned.forEach((currency, sum) -> sums.put(currency.getCurrencyCode(), sum));
        return sums;
    }
}
