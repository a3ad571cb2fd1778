package dev.signalbox.quickstart.shop.order;

/** Who ordered. */
public record Customer(String id, String name) {}
