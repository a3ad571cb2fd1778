package dev.signalbox.codegen;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The text of a key or topic placeholder; null stays null. */
public final class KeyText {

    private KeyText() {}

    public static @Nullable String of(@Nullable String value) {
        return value;
    }

    public static @Nullable String of(@Nullable UUID value) {
        return value == null ? null : value.toString();
    }

    /** The constant's {@link Enum#name()}. */
    public static @Nullable String of(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    public static String of(long value) {
        return Long.toString(value);
    }

    /** A boxed integral number. */
    public static @Nullable String of(@Nullable Number value) {
        return value == null ? null : Long.toString(value.longValue());
    }
}
