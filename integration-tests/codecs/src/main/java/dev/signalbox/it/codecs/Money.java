package dev.signalbox.it.codecs;

import java.math.BigDecimal;

/** What {@link MoneyCodec} reads. */
public record Money(BigDecimal amount, String currency) {}
