package dev.signalbox.architecture.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the archetype makes is what the page for newcomers shows. */
class ArchetypeSourcesTest {

    private static final String SNIPPETS = "integration-tests/docs-snippets/src/%s/java/com/example/hello";
    private static final String ARCHETYPE = "archetype/src/main/resources/archetype-resources/";
    private static final Pattern CONDITION = Pattern.compile("\\s*#if\\( \\$transport == \"(\\w+)\" \\)");

    @Test
    void theArchetypeMakesTheFilesOfTheGettingStartedPage() throws IOException {
        for (String sources : List.of("main", "test")) {
            Map<String, String> shown = javaIn(SNIPPETS.formatted(sources));
            shown.remove("package-info.java");

            assertThat(shown).isNotEmpty();
            assertThat(javaIn(ARCHETYPE + "src/" + sources + "/java")).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @CsvSource({"pom.xml, xml", "Dockerfile, dockerfile", "src/main/resources/simplelogger.properties, properties"})
    void whatThePageShowsIsWhatIsMade(String file, String language) throws IOException {
        String parent = Files.readString(Repository.root().resolve("pom.xml"));
        String made = made(Files.readAllLines(Repository.root().resolve(ARCHETYPE + file)));
        String filled = Pattern.compile("@(.+?)@").matcher(made).replaceAll(name -> value(parent, name.group(1)));

        assertThat(Files.readString(Repository.root().resolve("docs/getting-started.md")))
                .contains("```" + language + "\n" + filled.strip() + "\n```");
    }

    /** As the archetype's plugin fills it in for the project of the page. */
    private static String made(List<String> lines) {
        List<String> made = new ArrayList<>();
        Deque<Boolean> conditions = new ArrayDeque<>();
        for (String line : lines) {
            Matcher condition = CONDITION.matcher(line);
            if (condition.matches()) {
                conditions.push(condition.group(1).equals("rabbitmq"));
            } else if (line.equals("#else")) {
                conditions.push(!conditions.pop());
            } else if (line.equals("#end")) {
                conditions.pop();
            } else if (!conditions.contains(false)) {
                made.add(line);
            }
        }
        return String.join("\n", made)
                .replace("${groupId}", "com.example")
                .replace("${artifactId}", "hello")
                .replace("${version}", "1.0-SNAPSHOT")
                .replace("${package}", "com.example.hello")
                .replace("${service}", "Hello")
                .replace("${transport}", "rabbitmq");
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
                files.put(file.getFileName().toString().replace("__service__", "Hello"), text(file));
            }
        }
        return files;
    }

    private static String text(Path file) throws IOException {
        return made(Files.readAllLines(file))
                .lines()
                .filter(line -> !line.startsWith("// tag::") && !line.startsWith("// end::"))
                .map(line -> line.startsWith("package ") ? "package" : line)
                .collect(Collectors.joining("\n"));
    }
}
