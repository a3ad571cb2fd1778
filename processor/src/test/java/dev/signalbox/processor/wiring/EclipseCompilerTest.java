package dev.signalbox.processor.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler, which its IDE and that of Visual Studio Code use. */
class EclipseCompilerTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";

    @TempDir
    private Path folder;

    @Test
    void compilesWhatJavacCompiles() throws IOException {
        List<Diagnostic<? extends JavaFileObject>> told = compile(ANCHOR, """
                @Event(topic = "orders.{region}")
                record Order(@Key String id, Region region, List<Line> lines, @UseCodec(TextCodec.class) String text) {
                    enum Region { EU }
                    record Line(int amount, UUID item) {}
                }
                """, """
                class TextCodec implements dev.signalbox.codegen.EventCodec<String> {
                    public void write(String value, tools.jackson.core.JsonGenerator out) { out.writeString(value); }
                    public String read(tools.jackson.core.JsonParser in) { return in.getString(); }
                }
                """, """
                class Orders {
                    @Handler(timeout = "5s", retry = @Retry(attempts = 3, on = IllegalStateException.class))
                    void on(Order order, @TopicParam("region") Order.Region region, @javax.inject.Named("a") String log) {}
                }
                """);

        assertThat(told).isEmpty();
        assertThat(folder.resolve("out/shop"))
                .isDirectoryContaining("glob:**/Shop_Table.class")
                .isDirectoryContaining("glob:**/Shop_Module.class")
                .isDirectoryContaining("glob:**/Orders_Handlers.class")
                .isDirectoryContaining("glob:**/Order_Line_Codec.class");
    }

    /** It knows no place for a record and what is in it, so that the text has to say where. */
    @Test
    void messagesSayWhichRecordTheyAreAbout() throws IOException {
        List<String> told = texts(compile(ANCHOR, """
                class Orders {
                    @Event(topic = "orders.{regoin}")
                    record Order(@Key Object id, String region) {}
                }
                """));

        assertThat(told)
                .hasSize(3)
                .allSatisfy(text -> assertThat(text).startsWith("SB").endsWith(" (in shop.Orders.Order)"));
    }

    @Test
    void otherMessagesHaveAPlace() throws IOException {
        List<Diagnostic<? extends JavaFileObject>> told =
                compile(ANCHOR, "@Event(topic = \"orders\") record Order(String id) {}", """
                        class Orders {
                            @Handler
                            private void on(Order order) {}
                        }
                        """);

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.getMessage(Locale.ROOT)).startsWith("SB020").endsWith("package-private");
            assertThat(each.getLineNumber()).isEqualTo(4);
        });
    }

    @Test
    void whatDoesNotExistIsToldByTheCompilerAlone() throws IOException {
        List<String> told = texts(compile(
                ANCHOR,
                "@Event(topic = \"orders\") record Order(Missing id) {}",
                "@Event(topic = Missing.TOPIC) record Bill(String id) {}",
                "@Payload record Part(@UseCodec(Missing.class) String id) {}",
                "class Orders { @Handler void on(Missing event) {} }"));

        assertThat(told)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("Missing").contains("cannot be resolved"));
    }

    private static List<String> texts(List<Diagnostic<? extends JavaFileObject>> told) {
        return told.stream().map(each -> each.getMessage(Locale.ROOT)).toList();
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JavaFileObject source : Sources.of(sources)) {
            Path file = folder.resolve(source.toUri().getPath().substring(1));
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getCharContent(true)));
        }
        String out = Files.createDirectories(folder.resolve("out")).toString();
        JavaCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(told, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-nowarn",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    out,
                    "-s",
                    out);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(), manager, told, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new CodecProcessor(), new TableProcessor()));
            task.call();
        }
        return told.getDiagnostics();
    }
}
