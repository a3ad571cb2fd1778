package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * A class with handler methods.
 *
 * @param mention the class
 * @param origin the class, for messages
 * @param traits what it is, as far as it matters
 * @param methods its handlers, as they are declared
 * @param isCompiled whether it is compiled now; else its bindings exist, from an earlier compilation
 */
public record HandlerClass(
        TypeMention mention, Origin origin, Set<Trait> traits, List<HandlerMethod> methods, boolean isCompiled) {

    /** What a class can be. */
    public enum Trait {
        GENERIC,

        /** A class that needs an instance of its enclosing class. */
        INNER,
        INTERFACE
    }

    public HandlerClass {
        traits = Set.copyOf(traits);
        methods = List.copyOf(methods);
    }

    public ClassName name() {
        return mention.name();
    }

    /** Whether an instance of it is needed. */
    public boolean hasInstanceMethods() {
        return methods.stream().anyMatch(method -> !method.isStatic());
    }
}
