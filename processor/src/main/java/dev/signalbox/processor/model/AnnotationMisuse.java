package dev.signalbox.processor.model;

/**
 * An annotation that databind honours and codecs do not, so that the two would write differently.
 *
 * @param use the annotation, as in {@code @JsonTypeInfo(include = WRAPPER_OBJECT)}
 * @param advice what to do instead
 * @param origin the annotation or its value
 */
public record AnnotationMisuse(String use, String advice, Origin origin) {}
