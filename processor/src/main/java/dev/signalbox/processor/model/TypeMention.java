package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class that generated code has to name.
 *
 * @param name the class
 * @param access from where it can be seen
 * @param lints what naming it is warned of
 * @param source the class itself, where it is compiled here; null where it comes from a jar
 * @param auxiliary it, or the class around it, if that has no source file of its own
 */
public record TypeMention(
        ClassName name,
        Access access,
        Set<Lint> lints,
        @Nullable Origin source,
        @Nullable AuxiliaryClass auxiliary) {

    public TypeMention {
        lints = Set.copyOf(lints);
    }

    /** Whether code in the package can name the class. */
    public boolean isVisibleFrom(String packageName) {
        return switch (access) {
            case PUBLIC -> true;
            case PACKAGE -> name.packageName().equals(packageName);
            case PRIVATE -> false;
        };
    }
}
