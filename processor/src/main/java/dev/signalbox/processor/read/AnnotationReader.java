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
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Reads the values of one annotation, those that are left out too. */
final class AnnotationReader {

    private final Elements elements;
    private final Origin origin;
    private final AnnotationMirror outermost;
    private final AnnotationMirror mirror;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> values;

    private AnnotationReader(Elements elements, Origin origin, AnnotationMirror outermost, AnnotationMirror mirror) {
        this.elements = elements;
        this.origin = origin;
        this.outermost = outermost;
        this.mirror = mirror;
        this.values = elements.getElementValuesWithDefaults(mirror);
    }

    static AnnotationReader of(Elements elements, Element element, AnnotationMirror mirror) {
        return new AnnotationReader(elements, Origin.of(element).at(mirror), mirror, mirror);
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

    Stated<String> text(String member) {
        return stated(member, String.class);
    }

    Stated<Integer> integer(String member) {
        return stated(member, Integer.class);
    }

    Stated<Double> number(String member) {
        return stated(member, Double.class);
    }

    boolean flag(String member) {
        return stated(member, Boolean.class).value();
    }

    /** The name of an enum constant. */
    Stated<String> constant(String member) {
        Stated<VariableElement> constant = stated(member, VariableElement.class);
        return new Stated<>(constant.value().getSimpleName().toString(), constant.origin());
    }

    /** The values of an annotation that is a member of this one. */
    AnnotationReader annotation(String member) {
        Stated<AnnotationMirror> nested = stated(member, AnnotationMirror.class);
        return new AnnotationReader(elements, nested.origin(), outermost, nested.value());
    }

    /**
     * Classes, each at its own place. A single one is at the place of the whole list, because the
     * compiler does not know a place for an element without braces.
     */
    List<Stated<TypeMirror>> classes(String member) {
        AnnotationValue list = value(member);
        Origin listOrigin = originOf(member, list);
        @SuppressWarnings("unchecked") // the declared type of the member
        List<? extends AnnotationValue> items = (List<? extends AnnotationValue>) list.getValue();
        return items.stream()
                .map(item -> new Stated<>(
                        classIn(item, listOrigin),
                        items.size() == 1 || listOrigin.value() == null ? listOrigin : origin.at(outermost, item)))
                .toList();
    }

    private static TypeMirror classIn(AnnotationValue item, Origin origin) {
        TypeMirror type = item.accept(
                        new SimpleAnnotationValueVisitor14<Optional<TypeMirror>, Void>(Optional.empty()) {
                            @Override
                            public Optional<TypeMirror> visitType(TypeMirror found, Void unused) {
                                return Optional.of(found);
                            }
                        },
                        null)
                .orElseThrow(() -> new UnresolvedTypeException(origin, "a class"));
        return type;
    }

    private <T> Stated<T> stated(String member, Class<T> type) {
        AnnotationValue value = value(member);
        Origin place = originOf(member, value);
        if (!type.isInstance(value.getValue())) {
            // The compiler puts an error text in the place of a value that it could not resolve.
            throw new UnresolvedTypeException(place, value.toString());
        }
        return new Stated<>(type.cast(value.getValue()), place);
    }

    private AnnotationValue value(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry : values.entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue();
            }
        }
        throw new UnresolvedTypeException(origin, "a value for '" + member + "'");
    }

    private Origin originOf(String member, AnnotationValue value) {
        boolean isWritten = mirror.getElementValues().keySet().stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(member));
        return isWritten ? origin.at(outermost, value) : origin;
    }
}
