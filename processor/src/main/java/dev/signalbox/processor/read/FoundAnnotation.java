package dev.signalbox.processor.read;

import com.google.auto.common.AnnotationValues;
import com.google.auto.common.MoreElements;
import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * An annotation and where it stands. What is left out is read as the default that the caller names, as {@link
 * AnnotationReader} does: the compiler does not always know the defaults of a class file in rounds after the first.
 *
 * @param mirror the annotation
 * @param origin the annotation, for messages
 */
record FoundAnnotation(AnnotationMirror mirror, Origin origin) {

    /** The annotation of a type on an element; empty where there is none. */
    static Optional<FoundAnnotation> on(Element element, ClassName annotation) {
        return all(element).stream().filter(found -> found.is(annotation)).findFirst();
    }

    /** Every annotation on an element, and those that its bundles ({@code @JacksonAnnotationsInside}) stand for. */
    static List<FoundAnnotation> all(Element element) {
        List<FoundAnnotation> all = new ArrayList<>();
        element.getAnnotationMirrors()
                .forEach(mirror ->
                        all.add(new FoundAnnotation(mirror, Origin.of(element).at(mirror))));
        return withBundled(all);
    }

    /** With what bundles among them stand for. As Jackson has it, what comes later counts, be it in a bundle or not. */
    static List<FoundAnnotation> withBundled(List<FoundAnnotation> found) {
        Map<String, FoundAnnotation> all = new LinkedHashMap<>();
        found.forEach(each -> add(each, all));
        return List.copyOf(all.values());
    }

    private static void add(FoundAnnotation found, Map<String, FoundAnnotation> all) {
        String type = found.type().getQualifiedName().toString();
        List<FoundAnnotation> inside = found.type().getAnnotationMirrors().stream()
                .map(mirror -> new FoundAnnotation(mirror, found.origin()))
                .toList();
        boolean isBundle = inside.stream().anyMatch(each -> each.is(LibraryNames.JACKSON_ANNOTATIONS_INSIDE));
        boolean isNew = all.put(type, found) == null;
        if (isBundle && isNew) {
            inside.stream()
                    .filter(each -> !each.is(LibraryNames.JACKSON_ANNOTATIONS_INSIDE))
                    .forEach(each -> add(each, all));
        }
    }

    TypeElement type() {
        return MoreElements.asType(mirror.getAnnotationType().asElement());
    }

    boolean is(ClassName annotation) {
        return type().getQualifiedName().contentEquals(annotation.canonicalName());
    }

    /** A value that cannot be left out, or is known to be given. */
    AnnotationValue value(String member) {
        return given(member).orElseThrow(() -> new IllegalArgumentException(type() + " without " + member));
    }

    /** Where a value stands: the annotation itself where the value is left out, or stands in a bundle. */
    Origin at(String member) {
        return given(member).map(this::at).orElse(origin);
    }

    /** Where a value of it stands. */
    Origin at(AnnotationValue value) {
        return mirror.equals(origin.annotation()) ? origin.at(mirror, value) : origin;
    }

    boolean isGiven(String member) {
        return given(member).isPresent();
    }

    private Optional<AnnotationValue> given(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(Existing.value(entry.getValue(), at(entry.getValue())));
            }
        }
        return Optional.empty();
    }

    /** A text; empty where left out. */
    String text(String member) {
        return given(member).map(AnnotationValues::getString).orElse("");
    }

    boolean flag(String member, boolean leftOut) {
        return given(member).map(AnnotationValues::getBoolean).orElse(leftOut);
    }

    /** The name of an enum constant. */
    String constant(String member, String leftOut) {
        return given(member)
                .map(value -> AnnotationValues.getEnum(value).getSimpleName().toString())
                .orElse(leftOut);
    }

    /** Texts; none where left out. */
    List<String> texts(String member) {
        return values(member).stream().map(AnnotationValues::getString).toList();
    }

    /** The values of a list; none where left out. */
    List<AnnotationValue> values(String member) {
        return given(member)
                .<List<AnnotationValue>>map(value -> List.copyOf(AnnotationValues.getAnnotationValues(value)))
                .orElse(List.of());
    }
}
