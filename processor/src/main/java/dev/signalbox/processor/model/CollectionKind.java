package dev.signalbox.processor.model;

/** The collections that a component can be. */
public enum CollectionKind {
    LIST,
    SET,
    COLLECTION,
    SORTED_SET
}
