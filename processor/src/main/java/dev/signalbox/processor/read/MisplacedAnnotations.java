package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations for components of records elsewhere. What the language copies from a component to its field, its
 * accessor and the parameter of the constructor is none.
 */
public final class MisplacedAnnotations {

    private MisplacedAnnotations() {}

    /** Where the annotation stands on an element, if it means nothing there and no other message says why. */
    public static Optional<Origin> find(Element element, ClassName annotation) {
        Optional<AnnotationMirror> mirror = AnnotationReader.find(element, annotation);
        TypeElement owner = ownerOf(element);
        if (mirror.isEmpty() || element.getKind() == ElementKind.RECORD_COMPONENT || owner == null) {
            return Optional.empty();
        }
        boolean isToldElsewhere = owner.getKind() != ElementKind.RECORD
                && (EventReader.isEvent(owner) || AnnotationReader.isPresent(owner, LibraryNames.PAYLOAD));
        return isToldElsewhere || isOfComponent(element, owner, annotation)
                ? Optional.empty()
                : Optional.of(Origin.of(element).at(mirror.get()));
    }

    private static boolean isOfComponent(Element element, TypeElement owner, ClassName annotation) {
        return owner.getRecordComponents().stream()
                .filter(component -> component.getSimpleName().equals(element.getSimpleName()))
                .anyMatch(component -> AnnotationReader.isPresent(component, annotation));
    }

    private static @Nullable TypeElement ownerOf(Element element) {
        Element owner = element.getEnclosingElement();
        while (owner != null && !(owner instanceof TypeElement)) {
            owner = owner.getEnclosingElement();
        }
        return (TypeElement) owner;
    }
}
