package dev.signalbox.processor.model;

/**
 * A class with {@code @Payload}.
 *
 * @param label the class as messages call it
 * @param form its kind as messages call it: {@code "an enum"}
 * @param isSerializable whether it is a record or a sealed interface
 * @param access who can see it
 * @param annotation where {@code @Payload} stands
 * @param origin the class
 */
public record PayloadModel(
        String label, String form, boolean isSerializable, Access access, Origin annotation, Origin origin) {}
