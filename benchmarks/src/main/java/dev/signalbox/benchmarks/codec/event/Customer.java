package dev.signalbox.benchmarks.codec.event;

public record Customer(String id, String name, String email, boolean member) {}
