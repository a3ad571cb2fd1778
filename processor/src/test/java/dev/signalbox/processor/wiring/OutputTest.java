package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What does not change: the output for another order of the input, and what is told of several mistakes at once. */
class OutputTest {

    @Test
    void theOutputDoesNotDependOnTheOrderOfTheInput() throws IOException {
        List<JavaFileObject> sources = shop();
        Map<String, String> first = generated(sources);
        Random random = new Random(42);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(sources, random);
            assertThat(generated(sources)).isEqualTo(first);
        }
        assertThat(first).containsKeys("/shop/Shop_Table.java", "/shop/Shop_Module.java", "/shop/H1_Handlers.java");
    }

    @Test
    void theCodecsDoNotDependOnTheOrderOfTheInput() throws IOException {
        List<JavaFileObject> sources = payloads();
        Map<String, String> first = generated(sources);
        Random random = new Random(42);
        for (int i = 0; i < 8; i++) {
            Collections.shuffle(sources, random);
            assertThat(generated(sources)).isEqualTo(first);
        }
        assertThat(first)
                .containsKeys("/shop/E1_Codec.java", "/shop/Page_Codec.java", "/shop/Shape_Codec.java")
                .hasSize(9);
    }

    @Test
    void allMistakesAreToldInOneCompilation() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(Sources.of("@EventModule class Shop {}", """
                        class Orders {
                            @Event(topic = "or ders..{regoin}")
                            record Order(@Key double a, @Key String b) {}

                            @Handler(topic = "**.x", group = "a b", timeout = "soon",
                                    retry = @Retry(attempts = -1, delay = "-1s", jitter = 2))
                            private int on(Order order, @TopicParam("y") List<String> y) { return 1; }

                            @Handler
                            void none() {}
                        }
                        """));

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(null).substring(0, 5))
                .containsExactlyInAnyOrder(
                        "SB005", "SB008", "SB009", "SB011", "SB012", "SB020", "SB027", "SB028", "SB034", "SB035",
                        "SB038", "SB043", "SB044", "SB045", "SB046", "SB048", "SB060");
    }

    /** Classes that several events reach, and that reach each other. */
    private static List<JavaFileObject> payloads() {
        return new ArrayList<>(Sources.of(
                "@Event(topic = \"a\") record E1(Page<Node> nodes, Map<Size, Page<String>> pages, Money money) {}",
                "@Event(topic = \"b\") record E2(Shape shape, Page<Shape> shapes, List<Money> money, Size size) {}",
                "@Event(topic = \"c\") record E3(Square square, Page<Page<Money>> pages, Node[] nodes) {}",
                "@Payload record Page<T>(List<T> items, Optional<T> best) {}",
                "record Node(String name, List<Node> children, Optional<Shape> shape) {}",
                "@com.fasterxml.jackson.annotation.JsonTypeInfo(use ="
                        + " com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME, property = \"kind\")"
                        + " sealed interface Shape permits Circle, Square, Solid {}",
                "sealed interface Solid extends Shape permits Cube {}",
                "record Circle(int radius) implements Shape {}",
                "record Square(int side) implements Shape {}",
                "record Cube(Square face) implements Solid {}",
                "enum Size { S, M }",
                "class Money {}",
                """
                @CodecFor(Money.class)
                class MoneyCodec implements dev.signalbox.codegen.EventCodec<Money> {
                    @Override
                    public void write(Money value, tools.jackson.core.JsonGenerator out) { out.writeNull(); }

                    @Override
                    public Money read(tools.jackson.core.JsonParser in) { return new Money(); }
                }
                """));
    }

    private static List<JavaFileObject> shop() {
        List<JavaFileObject> sources = new ArrayList<>(Sources.of(
                "@EventModule interface Shop {}",
                "sealed interface Change permits E1, D2, E3 {}",
                "@Event(topic = \"a\") record E1(@Key String id) implements Change {}",
                "@Event(kind = EventKind.DOMAIN) record D2(@Key String id) implements Change {}",
                "@Event(topic = \"c.{id}\") record E3(@Key String id) implements Change {}"));
        for (int i = 0; i < 5; i++) {
            sources.addAll(Sources.of("""
                    class H%d {
                        @Handler void on(Change change, @jakarta.inject.Named("x%d") String text) {}
                        @Handler void on(E1 e, String text, Integer number) {}
                        @Handler void on(D2 d, List<String> text) {}
                    }
                    """.formatted(i, 9 - i)));
        }
        return sources;
    }

    private static Map<String, String> generated(List<JavaFileObject> sources) throws IOException {
        Compilation compilation = Sources.compile(sources);
        assertThat(compilation).succeededWithoutWarnings();
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            files.put(
                    file.getName().replace("/SOURCE_OUTPUT", ""),
                    file.getCharContent(false).toString());
        }
        return files;
    }
}
