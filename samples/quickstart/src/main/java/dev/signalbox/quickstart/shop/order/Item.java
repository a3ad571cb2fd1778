package dev.signalbox.quickstart.shop.order;

import java.math.BigDecimal;

/** One item of an order, with the price of a single piece. */
public record Item(String sku, int quantity, BigDecimal price) {

    public Item {
        if (quantity < 1) {
            throw new IllegalArgumentException("A quantity is at least 1, not " + quantity);
        }
    }

    BigDecimal total() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }
}
