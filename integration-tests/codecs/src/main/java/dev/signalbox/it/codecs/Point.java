package dev.signalbox.it.codecs;

/** A small record that several others hold. */
public record Point(int x, int y) {}
