package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A codec that a user wrote.
 *
 * @param name its class
 * @param value what it writes and reads; null where it is no codec, or a raw one
 * @param flaw why generated code cannot make one; null where it can
 * @param isPublic whether every package can make one
 * @param lints the warnings that making one would raise: {@code deprecation} and {@code removal}
 * @param origin where it is named
 */
public record HandWrittenCodec(
        ClassName name,
        @Nullable TypeName value,
        @Nullable Flaw flaw,
        boolean isPublic,
        List<String> lints,
        Origin origin) {

    public HandWrittenCodec {
        lints = List.copyOf(lints);
    }

    /** Why generated code cannot make an instance. */
    public enum Flaw {
        /** It does not implement {@code EventCodec} with a type argument. */
        NO_CODEC,
        /** It is abstract, an interface, or an inner class. */
        NO_INSTANCE,
        /** It has type parameters. */
        GENERIC,
        /** It has no constructor without arguments that the package can call. */
        NO_CONSTRUCTOR,
        /** The package cannot see the class. */
        NOT_VISIBLE
    }
}
