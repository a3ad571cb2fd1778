package dev.signalbox.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where something in the model comes from, so that a problem can be shown at the exact place. Only the
 * reporter and the writer of files look inside.
 *
 * @param element the element
 * @param annotation an annotation on it, where that is meant
 * @param value one value of that annotation, where that is meant
 */
public record Origin(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    /** The element itself. */
    public static Origin of(Element element) {
        return new Origin(element, null, null);
    }

    /** An annotation on this origin's element. */
    public Origin at(AnnotationMirror annotation) {
        return new Origin(element, annotation, null);
    }

    /** A value of an annotation on this origin's element. */
    public Origin at(AnnotationMirror annotation, AnnotationValue value) {
        return new Origin(element, annotation, value);
    }
}
