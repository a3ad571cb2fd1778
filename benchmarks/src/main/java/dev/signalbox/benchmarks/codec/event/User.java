package dev.signalbox.benchmarks.codec.event;

import org.jspecify.annotations.Nullable;

public record User(String id, String email, @Nullable String name) {}
