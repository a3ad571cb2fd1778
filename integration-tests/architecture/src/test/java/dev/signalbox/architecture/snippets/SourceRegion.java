package dev.signalbox.architecture.snippets;

import java.util.ArrayList;
import java.util.List;

/** The lines of a source file between {@code // tag::name[]} and {@code // end::name[]}. */
final class SourceRegion {

    private SourceRegion() {}

    /**
     * The lines of a region, without the indentation that they share and without the marks of regions within.
     *
     * @throws IllegalArgumentException when the region is not there, or not closed
     */
    static List<String> linesOf(String region, List<String> source) {
        int start = indexOf("// tag::" + region + "[]", source);
        int end = indexOf("// end::" + region + "[]", source);
        if (end < start) {
            throw new IllegalArgumentException("The region " + region + " ends before it starts");
        }
        List<String> lines = source.subList(start + 1, end).stream()
                .filter(line -> !isMark(line))
                .toList();
        return withoutCommonIndentation(lines);
    }

    private static int indexOf(String mark, List<String> source) {
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no line " + mark);
    }

    private static boolean isMark(String line) {
        String text = line.strip();
        return text.startsWith("// tag::") || text.startsWith("// end::");
    }

    private static List<String> withoutCommonIndentation(List<String> lines) {
        int indentation = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(SourceRegion::indentationOf)
                .min()
                .orElse(0);
        List<String> shifted = new ArrayList<>();
        for (String line : lines) {
            shifted.add(line.isBlank() ? "" : line.substring(indentation));
        }
        return shifted;
    }

    private static int indentationOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
