package dev.signalbox.processor.model;

/**
 * A value of an annotation and the place where it is written.
 *
 * @param value the value, or the annotation's default
 * @param origin the annotation value, or the annotation where the value is left out
 */
public record Stated<T>(T value, Origin origin) {}
