package dev.signalbox.architecture.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetCheckTest {

    private static final String SOURCE = """
            class A {
                // tag::whole[]
                void run() {
                    // tag::body[]
                    int a = 1;

                    int b = a;
                    // end::body[]
                }
                // end::whole[]
                // tag::open[]
            }
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void writeSource() throws IOException {
        Path source = root.resolve("m/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE);
    }

    @Test
    void aBlockThatEqualsItsRegionIsFine() throws IOException {
        assertThat(problems("""
                        Text.

                        <!-- snippet: m/src/main/java/A.java#whole -->
                        ```java
                        void run() {
                            int a = 1;

                            int b = a;
                        }
                        ```
                        """)).isEmpty();
    }

    @Test
    void anIndentedBlockIsComparedWithoutItsIndentation() throws IOException {
        assertThat(problems("""
                        1. Text.

                           <!-- snippet: m/src/main/java/A.java#body -->
                           ```java
                           int a = 1;

                           int b = a;
                           ```
                        """)).isEmpty();
    }

    @Test
    void aBlockThatDiffersIsNamedWithFileAndLine() throws IOException {
        assertThat(problems("""
                        <!-- snippet: m/src/main/java/A.java#body -->
                        ```java
                        int a = 2;
                        ```
                        """))
                .singleElement()
                .asString()
                .startsWith("page.md:2: differs from")
                .contains("m/src/main/java/A.java");
    }

    @Test
    void aBlockWithoutAMarkerIsAProblem() throws IOException {
        assertThat(problems("Text.\n```java\nint a;\n```\n"))
                .singleElement()
                .asString()
                .startsWith("page.md:2: this Java block names no compiled code");
    }

    @Test
    void aRegionThatIsNotThereIsAProblem() throws IOException {
        assertThat(problems("<!-- snippet: m/src/main/java/A.java#none -->\n```java\n```\n"))
                .containsExactly("page.md:2: m/src/main/java/A.java: There is no line // tag::none[]");
    }

    @Test
    void aRegionThatIsNotClosedIsAProblem() throws IOException {
        assertThat(problems("<!-- snippet: m/src/main/java/A.java#open -->\n```java\n```\n"))
                .containsExactly("page.md:2: m/src/main/java/A.java: There is no line // end::open[]");
    }

    @Test
    void aFileThatTheBuildDoesNotCompileIsAProblem() throws IOException {
        Files.writeString(root.resolve("B.java"), "// tag::a[]\n// end::a[]\n");
        assertThat(problems("<!-- snippet: B.java#a -->\n```java\n```\n"))
                .containsExactly("page.md:2: B.java is no source file of a module");
    }

    @Test
    void otherLanguagesAreLeftAlone() throws IOException {
        assertThat(problems("```xml\n<a/>\n```\n```javascript\n1\n```\n")).isEmpty();
    }

    @Test
    void aQuotedBlockIsLeftAlone() throws IOException {
        assertThat(problems("````text\n```java\nint a;\n```\n````\n")).isEmpty();
    }

    @Test
    void updatingCopiesEveryRegionAndNothingElse() throws IOException {
        Path page = page("""
                Text.
                <!-- snippet: m/src/main/java/A.java#body -->
                ```java
                old
                ```
                Between.
                  <!-- snippet: m/src/main/java/A.java#body -->
                  ```java
                  ```
                ```java
                unmarked
                ```
                """);
        new SnippetCheck(root).update(page);
        assertThat(page).hasContent("""
                        Text.
                        <!-- snippet: m/src/main/java/A.java#body -->
                        ```java
                        int a = 1;

                        int b = a;
                        ```
                        Between.
                          <!-- snippet: m/src/main/java/A.java#body -->
                          ```java
                          int a = 1;

                          int b = a;
                          ```
                        ```java
                        unmarked
                        ```
                        """);
    }

    private Iterable<String> problems(String markdown) throws IOException {
        return new SnippetCheck(root).problemsIn(page(markdown));
    }

    private Path page(String markdown) throws IOException {
        return Files.writeString(root.resolve("page.md"), markdown);
    }
}
