package dev.signalbox.architecture.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of Java in a Markdown page.
 *
 * @param fence the index of the line that opens the block
 * @param lines what is between the fences, without the indentation of the opening one
 * @param source where the code lives, or null when the block does not say
 */
record JavaBlock(
        int fence,
        String indentation,
        List<String> lines,
        @Nullable Source source) {

    private static final Pattern FENCE = Pattern.compile("(?<indentation> *)(?<ticks>```+) *(?<language>\\w*).*");
    private static final Pattern MARKER = Pattern.compile(" *<!-- snippet: (?<file>[^#\\s]+)#(?<region>[\\w-]+) -->");

    /** The blocks of a page, from top to bottom; a block that quotes another hides it. */
    static List<JavaBlock> in(List<String> page) {
        List<JavaBlock> blocks = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            Matcher fence = FENCE.matcher(page.get(i));
            if (fence.matches()) {
                JavaBlock block = read(page, i, fence.group("indentation"), fence.group("ticks"));
                if (fence.group("language").equalsIgnoreCase("java")) {
                    blocks.add(block);
                }
                i = block.end();
            }
        }
        return blocks;
    }

    /** The index of the line that closes the block. */
    int end() {
        return fence + lines.size() + 1;
    }

    /** The page with other lines in this block. */
    List<String> replacedBy(List<String> code, List<String> page) {
        List<String> changed = new ArrayList<>(page.subList(0, fence + 1));
        for (String line : code) {
            changed.add(line.isEmpty() ? "" : indentation + line);
        }
        changed.addAll(page.subList(end(), page.size()));
        return changed;
    }

    private static JavaBlock read(List<String> page, int fence, String indentation, String ticks) {
        List<String> lines = new ArrayList<>();
        for (int i = fence + 1; i < page.size(); i++) {
            String line = page.get(i);
            if (line.strip().equals(ticks)) {
                return new JavaBlock(fence, indentation, lines, sourceAbove(page, fence));
            }
            lines.add(line.startsWith(indentation) ? line.substring(indentation.length()) : line);
        }
        throw new IllegalArgumentException("The block that line " + (fence + 1) + " opens is never closed");
    }

    private static @Nullable Source sourceAbove(List<String> page, int fence) {
        if (fence == 0) {
            return null;
        }
        Matcher marker = MARKER.matcher(page.get(fence - 1));
        return marker.matches() ? new Source(marker.group("file"), marker.group("region")) : null;
    }

    /**
     * A region of a compiled file.
     *
     * @param file relative to the root of the repository
     */
    record Source(String file, String region) {

        private static final Pattern COMPILED = Pattern.compile("[\\w./-]+/src/(main|test)/java/[\\w./-]+\\.java");

        /** Whether the build compiles the file. */
        boolean isCompiled() {
            return COMPILED.matcher(file).matches() && !file.contains("..");
        }
    }
}
