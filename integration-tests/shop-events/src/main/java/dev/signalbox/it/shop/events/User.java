package dev.signalbox.it.shop.events;

import org.jspecify.annotations.Nullable;

/** An account. */
// tag::payload[]
public record User(String id, String email, @Nullable String name) {}
// end::payload[]
