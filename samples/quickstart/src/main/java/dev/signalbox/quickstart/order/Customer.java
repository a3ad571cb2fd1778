package dev.signalbox.quickstart.order;

/** Who ordered. */
public record Customer(String id, String name) {}
