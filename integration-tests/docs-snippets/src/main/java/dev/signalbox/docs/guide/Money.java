package dev.signalbox.docs.guide;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** An amount of a currency; not a record, so that the compiler cannot know how it is written. */
public final class Money {

    private final BigDecimal amount;
    private final Currency currency;

    /** So much of that. */
    public Money(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency;
    }

    /** Reads {@code 12.50 EUR}. */
    static Money parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("An amount looks like 12.50 EUR");
        }
        return new Money(new BigDecimal(parts[0]), Currency.getInstance(parts[1]));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Money that && amount.equals(that.amount) && currency.equals(that.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(amount, currency);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + ' ' + currency;
    }
}
