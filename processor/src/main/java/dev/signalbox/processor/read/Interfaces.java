package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** The interfaces of a class, whose annotations databind inherits, those of methods too. */
final class Interfaces {

    private Interfaces() {}

    /** All of them, the nearest first. */
    static Set<TypeElement> of(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        type.getInterfaces().stream()
                .filter(above -> above.getKind() == TypeKind.DECLARED)
                .map(MoreTypes::asTypeElement)
                .filter(above -> above.getKind() == ElementKind.INTERFACE)
                .forEach(above -> {
                    found.add(above);
                    found.addAll(of(above));
                });
        return found;
    }

    /** Their methods that objects have. */
    static Stream<ExecutableElement> methodsOf(TypeElement type) {
        return of(type).stream()
                .flatMap(above -> ElementFilter.methodsIn(above.getEnclosedElements()).stream())
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE));
    }

    /** Those of the methods that an accessor implements. */
    static List<ExecutableElement> declarationsOf(ExecutableElement accessor, TypeElement type) {
        return methodsOf(type)
                .filter(method -> method.getParameters().isEmpty()
                        && method.getSimpleName().equals(accessor.getSimpleName()))
                .toList();
    }

    /** What stands on the interfaces themselves; of two annotations of one type, the nearer comes first. */
    static List<FoundAnnotation> annotationsOf(TypeElement type) {
        return of(type).stream()
                .flatMap(above -> FoundAnnotation.all(above).stream())
                .toList();
    }
}
