package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.LateSources;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of one module, handlers of a second, and a third that only emits. */
class SeveralModulesTest {

    private static final String EVENTS = """
            package events;
            import dev.signalbox.*;
            public sealed interface Change permits Change.Added, Change.Removed, Change.Cleared {
                @Event(topic = "orders.{id}", type = "added", kind = EventKind.STATE_TRANSFER)
                record Added(@Key String id) implements Change {}

                @Event(topic = "orders.removed")
                record Removed(String id) implements Change {}

                @Event(kind = EventKind.DOMAIN)
                record Cleared(String id) implements Change {}
            }
            """;

    private static final String HANDLERS = """
            public class Orders {
                @Handler
                void on(events.Change change) {}
            }
            """;

    @TempDir
    private Path events;

    @Test
    void handlersOfEventsFromAJar() {
        compileEvents();
        Compilation compilation = compile("@EventModule interface Shop {}", HANDLERS);
        assertHasChanges(compilation);
    }

    @Test
    void handlersThatAreMadeInALaterRound() {
        compileEvents();
        Compilation compilation = Compiler.javac()
                .withProcessors(new LateSources(1, HANDLERS), new CodecProcessor(), new TableProcessor())
                .withClasspath(Modules.classpath(events))
                .compile(Sources.of(
                        "@EventModule interface Shop {}", "@Event(topic = \"other\") record Other(String text) {}"));
        assertHasChanges(compilation);
    }

    @Test
    void eventsThatAreOnlyEmitted() {
        compileEvents();
        Compilation compilation = compile("""
                @EventModule(events = {events.Change.Added.class, events.Change.Removed.class, events.Change.Cleared.class})
                interface Shop {}
                """);
        assertHasChanges(compilation);
    }

    @Test
    void anAnchorThatHidesTheOneOfAJar() {
        Compilation jar = Modules.compileTo(
                events,
                Modules.classpath(),
                List.of(new CodecProcessor(), new TableProcessor()),
                Sources.of(
                        "@EventModule public interface Shop {}",
                        "@Event(topic = \"orders\") public record Order(String id) {}",
                        "public class Orders { @Handler void on(Order order) {} }"));
        assertThat(jar).succeededWithoutWarnings();

        List<JavaFileObject> sources = Sources.of(
                "@EventModule interface Shop {}", "@Event(topic = \"bills\") public record Bill(String id) {}");
        Compilation compilation = compile(sources);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "SB070: Another jar has a shop.Shop_Table too, and a program would see one of the two"
                                + " alone; only the other jar's knows shop.Order, shop.Orders: ")
                .inFile(sources.get(0))
                .onLine(2)
                .atColumn(14);
    }

    /** It is on the class path of who tests against it, for example. */
    @Test
    void anOlderJarOfTheSameModuleIsNotHidden() {
        String[] sources = {
            "@EventModule public interface Shop {}", "@Event(topic = \"orders\") public record Order(String id) {}"
        };
        Modules.compileTo(
                events, Modules.classpath(), List.of(new CodecProcessor(), new TableProcessor()), Sources.of(sources));

        assertThat(compile(sources)).succeededWithoutWarnings();
    }

    private void compileEvents() {
        Compilation compilation = Modules.compileTo(
                events, Modules.classpath(), List.of(new CodecProcessor(), new TableProcessor()), Sources.of(EVENTS));
        assertThat(compilation).succeededWithoutWarnings();
    }

    private Compilation compile(String... sources) {
        return compile(Sources.of(sources));
    }

    private Compilation compile(List<JavaFileObject> sources) {
        return Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .withClasspath(Modules.classpath(events))
                .compile(sources);
    }

    private static void assertHasChanges(Compilation compilation) {
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.Shop_Table")
                .contentsAsUtf8String()
                .containsMatch("(?s)EventType.of\\(Change.Added.class, \"orders.\\{id}\", \"added\", "
                        + "EventKind.STATE_TRANSFER, Change_Added_Codec.INSTANCE\\).*"
                        + "EventType.domain\\(Change.Cleared.class, \"Cleared\"\\).*"
                        + "EventType.of\\(Change.Removed.class, \"orders.removed\", \"Removed\"");
    }
}
