package dev.signalbox.processor.diagnostic;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.LateSources;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.step.FailingStep;
import dev.signalbox.processor.step.SourceFiles;
import dev.signalbox.processor.step.Step;
import dev.signalbox.processor.step.SteppedProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems that take more than a few sources to have. */
class SpecialProblemsTest {

    static final Set<Problem> TESTED = EnumSet.of(
            Problem.CODEC_MISSING,
            Problem.TOO_MANY_SUPPLIERS,
            Problem.ADDED_TOO_LATE,
            Problem.UNRESOLVED_TYPE,
            Problem.INTERNAL_ERROR);

    private static final String ORDER = "@Event(topic = \"orders\") public record Order(String item) {}";

    @Test
    void eventFromAModuleWithoutTheProcessor(@TempDir Path events) {
        Modules.compileTo(events, Modules.classpath(), List.of(), Sources.of(ORDER));
        List<JavaFileObject> handlers = Sources.of("""
                @EventModule(events =
                        Order.class)
                interface Shop {}
                """, """
                class Orders {
                    @Handler
                    void on(Order event) {}
                }
                """);

        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withClasspath(Modules.classpath(events))
                .compile(handlers);

        String message = "SB067: The module of shop.Order was compiled without the Signalbox processor";
        assertThat(compilation)
                .hadErrorContaining(message)
                .inFile(handlers.get(0))
                .onLine(3)
                .atColumn(14);
        assertThat(compilation)
                .hadErrorContaining(message)
                .inFile(handlers.get(1))
                .onLine(4)
                .atColumn(19);
    }

    /** The compiler looks at what is named in a class file only where it needs it, if at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Region  | shop.Order.region | @SuppressWarnings("SB080") class Orders { @Handler void on(Order §event) {} }
            Region  | shop.Order.region | @EventModule(events = Order§.class) interface Shop {}
            Removed | shop.Change       | @SuppressWarnings("SB080") class Orders { @Handler void on(Change §event) {} }
            Tag     | shop.Order        | @SuppressWarnings("SB080") class Orders { @Handler void on(Order §event) {} }
            """)
    void aClassThatTheJarOfAnEventNeeds(String missing, String user, String source, @TempDir Path events)
            throws IOException {
        Compilation jar = Modules.compileTo(
                events,
                Modules.classpath(),
                List.of(new CodecProcessor(), new TableProcessor()),
                Sources.of(
                        "public enum Region { EU }",
                        "public interface Tag {}",
                        "public sealed interface Change permits Order, Removed {}",
                        "@Event(topic = \"orders\") public record Order(@Key Region region) implements Change, Tag {}",
                        "@Event(topic = \"removed\") public record Removed(String id) implements Change {}"));
        assertThat(jar).succeeded();
        Files.delete(events.resolve("shop/" + missing + ".class"));
        ProblemCase problem = ProblemCase.of(Problem.UNRESOLVED_TYPE, missing, source);

        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withClasspath(Modules.classpath(events))
                .compile(problem.files());

        Assertions.assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation)
                .hadErrorContaining("SB098: " + user + " uses shop." + missing + ", which is not on the class path")
                .inFile(problem.files().get(0))
                .onLine(problem.place().line())
                .atColumn(problem.place().column());
    }

    @Test
    void moreHandlerClassesThanAConstructorHasParameters() {
        List<JavaFileObject> sources = new ArrayList<>(Sources.of("@EventModule interface Shop {}", ORDER));
        for (int i = 0; i < 255; i++) {
            sources.addAll(Sources.of("class Orders%d { @Handler void on(Order event) {} }".formatted(i)));
        }

        Compilation compilation = Sources.compile(sources);

        assertThat(compilation)
                .hadErrorContaining("SB068: The table of Shop would take 255 suppliers")
                .inFile(sources.get(0))
                .onLine(2)
                .atColumn(14);
    }

    @Test
    void eventThatIsMadeAfterTheTable() {
        LateSources late = new LateSources(1, "class First {}", "class Second {}", "class Third {}", ORDER);

        Compilation compilation = Sources.compile(Sources.of("@EventModule interface Shop {}"), late);

        Diagnostic<?> error = compilation.errors().get(0);
        Assertions.assertThat(error.getMessage(Locale.ROOT))
                .startsWith("SB069: Order was generated after the table of Shop was written");
        Assertions.assertThat(error.getLineNumber()).isEqualTo(2);
        Assertions.assertThat(error.getColumnNumber()).isEqualTo(33);
    }

    @Test
    void faultOfAProcessor() {
        Processor processor = new SteppedProcessor() {
            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return Set.of("*");
            }

            @Override
            protected List<Step> steps(
                    ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources) {
                return List.of(new FailingStep(reporter, files));
            }
        };
        List<JavaFileObject> sources = Sources.of(ORDER);

        Compilation compilation = Compiler.javac().withProcessors(processor).compile(sources);

        assertThat(compilation)
                .hadErrorContaining(
                        "SB999: The Signalbox processor failed on shop.Order, which is a fault of the processor")
                .inFile(sources.get(0))
                .onLine(2)
                .atColumn(33);
        assertThat(compilation).hadErrorContaining("java.lang.IllegalStateException: the fault of a test");
    }

    @Test
    void auxiliaryClassThatIsMeantToBeOne() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(Sources.of("""
                        @Event(topic = "orders")
                        record Order(Line line) {}
                        @SuppressWarnings("auxiliaryclass")
                        record Line(String sku) {}
                        """));

        assertThat(compilation).succeeded();
        Assertions.assertThat(compilation.notes()).isEmpty();
    }
}
