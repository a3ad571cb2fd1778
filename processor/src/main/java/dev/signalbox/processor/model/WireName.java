package dev.signalbox.processor.model;

/**
 * A name in the payload.
 *
 * @param text the name
 * @param origin what gives it: an annotation's value, or what it names
 */
public record WireName(String text, Origin origin) {}
