package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/**
 * What a codec has to know of its class.
 *
 * @param name the class
 * @param parameters its type parameters
 * @param access who can see the class
 * @param lints the warnings that a mention of the class, or of what it is made of, would raise:
 *     {@code deprecation} and {@code removal}
 * @param auxiliaries those without a source file of their own, of the class and others that its codec names
 * @param misuses annotations on it that codecs do not honour
 * @param origin the class itself
 */
public record TypeHead(
        ClassName name,
        List<TypeVariableName> parameters,
        Access access,
        List<String> lints,
        List<AuxiliaryClass> auxiliaries,
        List<AnnotationMisuse> misuses,
        Origin origin) {

    public TypeHead {
        parameters = List.copyOf(parameters);
        lints = List.copyOf(lints);
        auxiliaries = List.copyOf(auxiliaries);
        misuses = List.copyOf(misuses);
    }

    /** The class with its own type parameters as arguments. */
    public TypeName self() {
        return parameters.isEmpty()
                ? name
                : ParameterizedTypeName.get(name, parameters.toArray(TypeVariableName[]::new));
    }

    /** The class as messages call it, without its package: {@code Outer.Inner}. */
    public String label() {
        return String.join(".", name.simpleNames());
    }
}
