package dev.signalbox.it.codecs;

import org.jspecify.annotations.Nullable;

/** Every primitive, boxed and not. */
public record Primitives(
        boolean aBoolean,
        byte aByte,
        short aShort,
        int anInt,
        long aLong,
        float aFloat,
        double aDouble,
        char aChar,
        Boolean boxedBoolean,
        Byte boxedByte,
        Short boxedShort,
        Integer boxedInt,
        Long boxedLong,
        Float boxedFloat,
        Double boxedDouble,
        Character boxedChar,
        @Nullable Boolean nullableBoolean,
        @Nullable Byte nullableByte,
        @Nullable Short nullableShort,
        @Nullable Integer nullableInt,
        @Nullable Long nullableLong,
        @Nullable Float nullableFloat,
        @Nullable Double nullableDouble,
        @Nullable Character nullableChar) {}
