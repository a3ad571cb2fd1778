package dev.signalbox.processor.read;

import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** Collects the warnings that generated code would raise because it mentions what is deprecated. */
final class Lints {

    private final TreeSet<String> names = new TreeSet<>();

    /** A class, with those around it, or a method. */
    void mention(Element element) {
        for (Element each = element;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            Deprecated deprecated = each.getAnnotation(Deprecated.class);
            if (deprecated != null) {
                names.add(deprecated.forRemoval() ? "removal" : "deprecation");
            }
        }
    }

    /** For {@code @SuppressWarnings}. */
    List<String> names() {
        return List.copyOf(names);
    }
}
