package dev.signalbox.faults;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The variants of a transport that a slow test runs with: the main one alone, or each of them with {@code
 * -Dsignalbox.variants=all}. A short test, and one in which they are to differ, take JUnit's {@code @EnumSource}
 * instead.
 */
public abstract class Variants<E extends Enum<E>> implements ArgumentsProvider {

    static final String PROPERTY = "signalbox.variants";

    private final E main;

    /** With the variant that the transport has when nobody chooses one. */
    protected Variants(E main) {
        this.main = main;
    }

    @Override
    public final Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return chosen(System.getProperty(PROPERTY)).stream().map(Arguments::of);
    }

    final Set<E> chosen(@Nullable String which) {
        return switch (which == null ? "one" : which) {
            case "one" -> EnumSet.of(main);
            case "all" -> EnumSet.allOf(main.getDeclaringClass());
            default ->
                throw new IllegalArgumentException("-D" + PROPERTY + "=" + which
                        + ": only 'one' (each transport's main variant) and 'all' are known");
        };
    }
}
