package dev.signalbox.processor.read;

import com.google.auto.common.AnnotationMirrors;
import com.google.auto.common.AnnotationValues;
import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * An annotation and where it stands.
 *
 * @param mirror the annotation
 * @param origin the annotation, for messages
 */
record FoundAnnotation(AnnotationMirror mirror, Origin origin) {

    /** The annotation of a type on an element; empty where there is none. */
    static Optional<FoundAnnotation> on(Element element, ClassName annotation) {
        return all(element).stream().filter(found -> found.is(annotation)).findFirst();
    }

    /** Every annotation on an element. */
    static List<FoundAnnotation> all(Element element) {
        return element.getAnnotationMirrors().stream()
                .map(mirror -> new FoundAnnotation(mirror, Origin.of(element).at(mirror)))
                .toList();
    }

    TypeElement type() {
        return MoreElements.asType(mirror.getAnnotationType().asElement());
    }

    boolean is(ClassName annotation) {
        return type().getQualifiedName().contentEquals(annotation.canonicalName());
    }

    /** A value, by default the one that the annotation declares. */
    AnnotationValue value(String member) {
        return AnnotationMirrors.getAnnotationValue(mirror, member);
    }

    /** Where a value stands: the annotation itself where the value is left out. */
    Origin at(String member) {
        return isGiven(member) ? origin.at(mirror, value(member)) : origin;
    }

    boolean isGiven(String member) {
        return mirror.getElementValues().keySet().stream()
                .anyMatch(key -> key.getSimpleName().contentEquals(member));
    }

    String text(String member) {
        return AnnotationValues.getString(value(member));
    }

    boolean flag(String member) {
        return AnnotationValues.getBoolean(value(member));
    }

    /** The name of an enum constant. */
    String constant(String member) {
        return AnnotationValues.getEnum(value(member)).getSimpleName().toString();
    }

    List<String> texts(String member) {
        return values(member).stream().map(AnnotationValues::getString).toList();
    }

    List<AnnotationValue> values(String member) {
        return List.copyOf(AnnotationValues.getAnnotationValues(value(member)));
    }
}
