package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Stated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Reads the values of one annotation. What is left out is read as the default that the caller names: the compiler does
 * not always know the defaults of a class file in rounds after the first.
 */
final class AnnotationReader {

    private final Origin origin;
    private final AnnotationMirror outermost;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    private AnnotationReader(
            Origin origin,
            AnnotationMirror outermost,
            Map<? extends ExecutableElement, ? extends AnnotationValue> values) {
        this.origin = origin;
        this.outermost = outermost;
        this.values = values;
    }

    static AnnotationReader of(Element element, AnnotationMirror mirror) {
        return new AnnotationReader(Origin.of(element).at(mirror), mirror, mirror.getElementValues());
    }

    /** The annotation of that name on the element. */
    static Optional<AnnotationMirror> find(Element element, ClassName annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation.canonicalName())) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    static boolean isPresent(Element element, ClassName annotation) {
        return find(element, annotation).isPresent();
    }

    /** The annotation itself. */
    Origin origin() {
        return origin;
    }

    /** A text; empty where left out. */
    Stated<String> text(String member) {
        return value(member, String.class, "");
    }

    /** A text, number or truth value. */
    <T> Stated<T> value(String member, Class<T> type, T leftOut) {
        return find(member).map(value -> stated(value, type)).orElseGet(() -> new Stated<>(leftOut, origin));
    }

    /** The name of an enum constant. */
    Stated<String> constant(String member, String leftOut) {
        return find(member)
                .map(value -> stated(value, VariableElement.class))
                .map(constant -> new Stated<>(constant.value().getSimpleName().toString(), constant.origin()))
                .orElseGet(() -> new Stated<>(leftOut, origin));
    }

    /** The values of an annotation that is a member of this one; all are left out where it is. */
    AnnotationReader annotation(String member) {
        return find(member)
                .map(value -> stated(value, AnnotationMirror.class))
                .map(nested -> new AnnotationReader(
                        nested.origin(), outermost, nested.value().getElementValues()))
                .orElseGet(() -> new AnnotationReader(origin, outermost, Map.of()));
    }

    /**
     * Classes, each at its own place; none where left out. A single one is at the place of the whole list, because the
     * compiler does not know a place for an element without braces.
     */
    List<Stated<TypeMirror>> classes(String member) {
        return find(member).map(this::classesIn).orElse(List.of());
    }

    private List<Stated<TypeMirror>> classesIn(AnnotationValue list) {
        Origin listOrigin = originOf(list);
        @SuppressWarnings("unchecked") // the declared type of the member
        List<? extends AnnotationValue> items = (List<? extends AnnotationValue>) list.getValue();
        return items.stream()
                .map(item ->
                        new Stated<>((TypeMirror) item.getValue(), items.size() == 1 ? listOrigin : originOf(item)))
                .toList();
    }

    private <T> Stated<T> stated(AnnotationValue value, Class<T> type) {
        if (!type.isInstance(value.getValue())) {
            throw new UnresolvedTypeException(originOf(value), "a value"); // which the compiler does not take either
        }
        return new Stated<>(type.cast(value.getValue()), originOf(value));
    }

    private Optional<AnnotationValue> find(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(Existing.value(entry.getValue(), originOf(entry.getValue())));
            }
        }
        return Optional.empty();
    }

    private Origin originOf(AnnotationValue value) {
        return origin.at(outermost, value);
    }
}
