package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Origin;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Knows which classes this compilation is about: the others come from jars, and have no place in a source. */
public final class SourceClasses {

    private final Set<String> outermost = new HashSet<>();

    /** Notes the root elements of a round. */
    public void add(Set<? extends Element> roots) {
        roots.stream()
                .filter(TypeElement.class::isInstance)
                .forEach(root ->
                        outermost.add(((TypeElement) root).getQualifiedName().toString()));
    }

    boolean contains(TypeElement type) {
        Element current = type;
        while (current.getEnclosingElement() instanceof TypeElement outer) {
            current = outer;
        }
        return outermost.contains(((TypeElement) current).getQualifiedName().toString());
    }

    /** The class as a place; null where it comes from a jar. */
    @Nullable
    Origin originOf(TypeElement type) {
        return contains(type) ? Origin.of(type) : null;
    }
}
