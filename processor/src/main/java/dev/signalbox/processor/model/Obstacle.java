package dev.signalbox.processor.model;

/** Why a type cannot be written. */
public enum Obstacle {
    /** It is none of the types that codecs know. */
    UNKNOWN,
    /** It is generic, but its arguments are left out. */
    RAW,
    /** It is a wildcard. */
    WILDCARD,
    /** It is the key of a map, and none of String, UUID, integral or enum. */
    MAP_KEY,
    /** It is the element of a sorted set, but has no order of its own. */
    NO_ORDER,
    /** It is the element of an array that cannot be created because it is generic. */
    GENERIC_ELEMENT,
    /** It is the argument of a generic record and may be null, which its codec cannot say. */
    NULLABLE_ARGUMENT,
    /** The codec's package cannot see it. */
    NOT_VISIBLE,
    /** It comes from a module that has no codec for it. */
    NO_CODEC,
    /** Its codec is written by hand in another package, and not public. */
    CODEC_NOT_VISIBLE
}
