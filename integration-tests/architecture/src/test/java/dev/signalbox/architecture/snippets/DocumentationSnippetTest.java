package dev.signalbox.architecture.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java block of the documentation is a region of compiled code.
 *
 * <p>With {@code -Dsnippets.update} the blocks are first rewritten from the code.
 */
class DocumentationSnippetTest {

    private static final SnippetCheck CHECK = new SnippetCheck(Repository.root());

    @Test
    void everyJavaBlockIsCompiledCode() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path page : pages()) {
            if (System.getProperty("snippets.update") != null) {
                CHECK.update(page);
            }
            problems.addAll(CHECK.problemsIn(page));
        }
        assertThat(problems).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(markdownIn(Repository.root()));
        pages.addAll(markdownIn(Repository.root().resolve("docs")));
        return pages;
    }

    private static List<Path> markdownIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
