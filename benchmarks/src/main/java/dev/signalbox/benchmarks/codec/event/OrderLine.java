package dev.signalbox.benchmarks.codec.event;

import java.math.BigDecimal;

public record OrderLine(String sku, String title, int quantity, BigDecimal price) {}
