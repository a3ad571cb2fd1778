package dev.signalbox.it.codecs;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps with every kind of key. */
public record Maps(
        Map<String, String> byText,
        Map<UUID, Integer> byUuid,
        Map<Byte, String> byByte,
        Map<Short, String> byShort,
        Map<Integer, Point> byInt,
        Map<Long, BigInteger> byLong,
        Map<Size, Double> byEnum,
        Map<Colour, List<String>> byNamedEnum,
        Map<String, @Nullable String> nullableValues,
        Map<String, Map<String, int[]>> maps,
        @Nullable Map<String, String> nullableMap) {}
