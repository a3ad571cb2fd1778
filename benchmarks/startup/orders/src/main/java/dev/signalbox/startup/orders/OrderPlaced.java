package dev.signalbox.startup.orders;

/** The event of those who bring no codec of their own. */
public record OrderPlaced(String orderId, String email, String sku, int quantity, long cents) {}
