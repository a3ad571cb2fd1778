package dev.signalbox.it.codecs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every kind of collection and array. */
public record Collections(
        List<String> texts,
        List<Integer> numbers,
        List<@Nullable String> nullableTexts,
        List<@Nullable Point> nullablePoints,
        List<Point> points,
        List<List<Long>> lists,
        List<Map<String, Point>> mapList,
        Set<UUID> uuids,
        Set<Size> sizes,
        Set<@Nullable Integer> nullableNumbers,
        Collection<BigDecimal> amounts,
        SortedSet<LocalDate> dates,
        SortedSet<String> words,
        @Nullable List<String> nullableList,
        boolean[] booleans,
        short[] shorts,
        int[] ints,
        long[] longs,
        float[] floats,
        double[] doubles,
        String[] strings,
        @Nullable String[] nullableStrings,
        Integer[] boxes,
        byte[][] blobs,
        char[][] words2,
        int[][] matrix,
        Point[] pointArray,
        Size[] sizeArray,
        String @Nullable [] nullableArray) {}
