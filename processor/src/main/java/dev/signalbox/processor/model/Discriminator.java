package dev.signalbox.processor.model;

import java.util.Optional;

/**
 * The property that names a record of a sealed interface.
 *
 * @param property its name
 * @param value the record's
 * @param databindName what databind calls it, where that is another name; empty otherwise
 */
public record Discriminator(String property, String value, Optional<WireName> databindName) {}
