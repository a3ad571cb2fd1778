package dev.signalbox.architecture.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the archetype makes is what the page for newcomers shows. */
class ArchetypeSourcesTest {

    private static final String SNIPPETS = "integration-tests/docs-snippets/src/%s/java/com/example/hello";
    private static final String ARCHETYPE = "archetype/src/main/resources/archetype-resources/src/%s/java";

    @Test
    void theArchetypeMakesTheFilesOfTheGettingStartedPage() throws IOException {
        for (String sources : List.of("main", "test")) {
            Map<String, String> shown = javaIn(SNIPPETS.formatted(sources));
            shown.remove("package-info.java");

            assertThat(shown).isNotEmpty();
            assertThat(javaIn(ARCHETYPE.formatted(sources))).isEqualTo(shown);
        }
    }

    @Test
    void thePomThatThePageShowsIsTheOneThatIsMade() throws IOException {
        String parent = Files.readString(Repository.root().resolve("pom.xml"));
        String made = Files.readString(
                        Repository.root().resolve("archetype/src/main/resources/archetype-resources/pom.xml"))
                .replace("${groupId}", "com.example")
                .replace("${artifactId}", "hello")
                .replace("${version}", "1.0-SNAPSHOT")
                .replace("${package}", "com.example.hello");
        String filled = Pattern.compile("@(.+?)@").matcher(made).replaceAll(name -> value(parent, name.group(1)));

        assertThat(Files.readString(Repository.root().resolve("docs/getting-started.md")))
                .contains("```xml\n" + filled.strip() + "\n```");
    }

    /** Of a property; the first version in the parent is its own. */
    private static String value(String pom, String property) {
        String tag = property.equals("project.version") ? "version" : property;
        Matcher found = Pattern.compile("<" + Pattern.quote(tag) + ">([^<]*)<").matcher(pom);
        assertThat(found.find()).as(property).isTrue();
        return found.group(1);
    }

    /** Each file without the marks of regions, in any package. */
    private static Map<String, String> javaIn(String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(Repository.root().resolve(folder))) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), text(file));
            }
        }
        return files;
    }

    private static String text(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("// tag::") && !line.startsWith("// end::"))
                .map(line -> line.startsWith("package ") ? "package" : line)
                .collect(Collectors.joining("\n"));
    }
}
