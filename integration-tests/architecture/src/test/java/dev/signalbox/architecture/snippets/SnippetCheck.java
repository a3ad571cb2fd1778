package dev.signalbox.architecture.snippets;

import dev.signalbox.architecture.snippets.JavaBlock.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares the Java blocks of Markdown pages with the code that they show. */
final class SnippetCheck {

    private final Path root;

    /**
     * @param root the folder that pages and sources are named from
     */
    SnippetCheck(Path root) {
        this.root = root;
    }

    /** What is wrong in a page, one text for each block, with file and line; empty when all is well. */
    List<String> problemsIn(Path page) throws IOException {
        List<String> problems = new ArrayList<>();
        for (JavaBlock block : JavaBlock.in(Files.readAllLines(page))) {
            String where = root.relativize(page) + ":" + (block.fence() + 1) + ": ";
            try {
                if (!regionOf(block).equals(block.lines())) {
                    problems.add(where + "differs from " + block.source()
                            + "; run the test with -Dsnippets.update to copy the code");
                }
            } catch (IllegalArgumentException e) {
                problems.add(where + e.getMessage());
            }
        }
        return problems;
    }

    /** Writes the code of each region over the block that shows it. */
    void update(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<JavaBlock> blocks = JavaBlock.in(lines);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            JavaBlock block = blocks.get(i);
            if (block.source() != null) {
                lines = block.replacedBy(regionOf(block), lines);
            }
        }
        Files.writeString(page, String.join("\n", lines) + "\n");
    }

    private List<String> regionOf(JavaBlock block) throws IOException {
        Source source = block.source();
        if (source == null) {
            throw new IllegalArgumentException("this Java block names no compiled code; put"
                    + " <!-- snippet: path/to/File.java#region --> on the line above it");
        }
        Path file = root.resolve(source.file());
        if (!source.isCompiled() || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException(source.file() + " is no source file of a module");
        }
        try {
            return SourceRegion.linesOf(source.region(), Files.readAllLines(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source.file() + ": " + e.getMessage(), e);
        }
    }
}
