package dev.signalbox.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type as the user wrote it.
 *
 * @param name the type, without its annotations
 * @param scalar what it is as a key or topic value
 * @param raw whether a type argument is left out somewhere in it
 * @param mentions every class in it
 */
public record TypeUse(TypeName name, Scalar scalar, boolean raw, List<TypeMention> mentions) {

    public TypeUse {
        mentions = List.copyOf(mentions);
    }

    /** What the compiler warns of where the type is named. */
    public Set<Lint> lints() {
        EnumSet<Lint> lints = EnumSet.noneOf(Lint.class);
        mentions.forEach(mention -> lints.addAll(mention.lints()));
        if (raw) {
            lints.add(Lint.RAW_TYPE);
        }
        return lints;
    }

    /** A class in it that code in the package cannot name. */
    public Optional<TypeMention> hiddenFrom(String packageName) {
        return mentions.stream()
                .filter(mention -> !mention.isVisibleFrom(packageName))
                .findFirst();
    }
}
