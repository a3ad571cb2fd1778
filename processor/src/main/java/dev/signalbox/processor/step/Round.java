package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.read.SourceClasses;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * One round of annotation processing.
 *
 * @param environment what the compiler hands us
 * @param elements looks up types
 * @param sources knows the classes of this compilation
 */
public record Round(RoundEnvironment environment, Elements elements, SourceClasses sources) {

    /** Whether nothing that is written now will be seen by any processor. */
    public boolean isLast() {
        return environment.processingOver();
    }

    /** Whether any processor has reported an error: others may not have made what they would make. */
    public boolean hasErrors() {
        return environment.errorRaised();
    }

    /**
     * The classes of this round on which, or on whose members, one of the annotations stands, by
     * qualified name. Sorted, so that the order of the input does not matter. Elements do not outlive
     * their round, names do.
     */
    public SortedMap<String, TypeElement> classesWith(Collection<ClassName> annotations) {
        SortedMap<String, TypeElement> classes = new TreeMap<>();
        for (ClassName annotation : annotations) {
            TypeElement type = elements.getTypeElement(annotation.canonicalName());
            if (type != null) {
                for (Element element : environment.getElementsAnnotatedWith(type)) {
                    TypeElement owner = classOf(element);
                    classes.put(owner.getQualifiedName().toString(), owner);
                }
            }
        }
        return classes;
    }

    private static TypeElement classOf(Element element) {
        if (element instanceof TypeElement type) {
            return type;
        }
        return classOf(Objects.requireNonNull(element.getEnclosingElement(), "not inside a class"));
    }
}
