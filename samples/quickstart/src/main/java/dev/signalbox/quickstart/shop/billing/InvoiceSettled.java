package dev.signalbox.quickstart.shop.billing;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import java.math.BigDecimal;
import java.util.Currency;

/** An invoice has been paid, for the first time. It stays in this process, so that no codec is needed. */
@Event(kind = EventKind.DOMAIN)
public record InvoiceSettled(String orderId, Currency currency, BigDecimal total) {}
