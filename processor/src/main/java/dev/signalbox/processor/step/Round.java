package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * One round of annotation processing.
 *
 * @param environment what the compiler hands us
 * @param elements looks up types
 */
public record Round(RoundEnvironment environment, Elements elements) {

    /** Whether nothing that is written now will be seen by any processor. */
    public boolean isLast() {
        return environment.processingOver();
    }

    /**
     * The qualified names of the classes of this round on which, or on whose members, one of the
     * annotations stands. Sorted, so that the order of the input does not matter; names, because
     * elements do not outlive their round.
     */
    public TreeSet<String> classesWith(Collection<ClassName> annotations) {
        TreeSet<String> names = new TreeSet<>();
        for (ClassName annotation : annotations) {
            TypeElement type = elements.getTypeElement(annotation.canonicalName());
            if (type != null) {
                for (Element element : environment.getElementsAnnotatedWith(type)) {
                    names.add(classOf(element).getQualifiedName().toString());
                }
            }
        }
        return names;
    }

    private static TypeElement classOf(Element element) {
        if (element instanceof TypeElement type) {
            return type;
        }
        return classOf(Objects.requireNonNull(element.getEnclosingElement(), "not inside a class"));
    }
}
