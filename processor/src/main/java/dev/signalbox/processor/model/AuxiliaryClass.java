package dev.signalbox.processor.model;

/** A class in a source file that is named after another. */
public record AuxiliaryClass(String name, Origin origin) {}
