package dev.signalbox.processor.read;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;

/** Finds {@code @Nullable}: JSpecify's, or any annotation of that simple name. */
final class Nullability {

    private Nullability() {}

    /** Whether the type itself is marked, as an element of {@code List<@Nullable String>} is. */
    static boolean isNullable(TypeMirror type) {
        return isMarked(type.getAnnotationMirrors());
    }

    /** Whether the component is marked, on its type or as a declaration. */
    static boolean isNullable(ComponentElements component) {
        return isNullable(component.component().asType())
                || isMarked(component.annotations().stream()
                        .map(FoundAnnotation::mirror)
                        .toList());
    }

    private static boolean isMarked(List<? extends AnnotationMirror> annotations) {
        return annotations.stream()
                .anyMatch(annotation -> annotation
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("Nullable"));
    }
}
