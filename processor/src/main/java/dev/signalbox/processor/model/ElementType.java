package dev.signalbox.processor.model;

/**
 * What a collection, an array or a map holds.
 *
 * @param isNullable whether null is a value
 */
public record ElementType(ValueType type, boolean isNullable) {}
