package dev.signalbox.processor.model;

/**
 * The property that names a record of a sealed interface.
 *
 * @param property its name
 * @param value the record's
 */
public record Discriminator(String property, String value) {}
