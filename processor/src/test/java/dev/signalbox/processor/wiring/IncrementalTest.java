package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.OriginRecorder;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What incremental builds are told. */
class IncrementalTest {

    private static final String[] SHOP = {
        "@EventModule interface Shop {}",
        "sealed interface OrderEvent permits Placed, Paid {}",
        "@Event(topic = \"orders\") record Placed(@Key String id, List<Item> items) implements OrderEvent {}",
        "@Event(topic = \"orders\") record Paid(@Key String id, @Deprecated Size size) implements OrderEvent {}",
        "@Event(kind = EventKind.DOMAIN) record Welcomed(String user) {}",
        "record Item(String name, Size size) {}",
        "enum Size { S, M }",
        "class Orders { @Handler void on(OrderEvent change, Clock clock, @jakarta.inject.Named(\"a\") String name) {} }",
        "class Mail { @Handler void send(Paid event, Clock watch) {} @Handler static void greet(Welcomed event) {} }",
        "@Payload record Page<T>(List<T> rows) {}",
        "class Clock {}"
    };

    private static final List<String> ANNOTATED =
            List.of("shop.Shop", "shop.Placed", "shop.Paid", "shop.Welcomed", "shop.Orders", "shop.Mail", "shop.Page");

    @Test
    void gradleKnowsTheKindOfEachProcessor() throws IOException {
        assertThat(linesOf("META-INF/gradle/incremental.annotation.processors"))
                .contains(
                        CodecProcessor.class.getName() + ",isolating", TableProcessor.class.getName() + ",aggregating");
        assertThat(linesOf("META-INF/services/javax.annotation.processing.Processor"))
                .contains(CodecProcessor.class.getName(), TableProcessor.class.getName());
    }

    /** What an aggregating processor is called for has to be found again in class files. */
    @Test
    void noAnnotationIsGoneAfterCompilation() throws ClassNotFoundException {
        Set<String> annotations = new TableProcessor().getSupportedAnnotationTypes();
        assertThat(annotations).isNotEmpty();
        for (String annotation : annotations) {
            assertThat(Class.forName(annotation).getAnnotation(Retention.class))
                    .as(annotation)
                    .extracting(Retention::value)
                    .isEqualTo(RetentionPolicy.CLASS);
        }
    }

    @Test
    void filesAreGeneratedFromWhatTheySay() {
        OriginRecorder codecs = new OriginRecorder(new CodecProcessor());
        OriginRecorder tables = new OriginRecorder(new TableProcessor());
        Compilation compilation = Compiler.javac()
                .withProcessors(codecs, tables)
                .compile(
                        Sources.of(
                                "@EventModule interface Shop {}",
                                "@Event(topic = \"orders\") record Order(User user) {}",
                                "record User(String name) {}",
                                "class Orders { @Handler void on(Order order) {} static class Nested { @Handler void on(Order order) {} } }"));

        assertThat(compilation).succeeded();
        assertThat(codecs.origins())
                .containsEntry("shop.Order_Codec", Set.of("shop.Order"))
                .containsEntry("shop.User_Codec", Set.of("shop.User"))
                .containsEntry("shop.Orders_Handlers", Set.of("shop.Orders"))
                .containsEntry("shop.Orders_Nested_Handlers", Set.of("shop.Orders.Nested"))
                .hasSize(4);
        Set<String> all = Set.of("shop.Shop", "shop.Order", "shop.Orders", "shop.Orders.Nested");
        assertThat(tables.origins())
                .containsEntry("shop.Shop_Table", all)
                .containsEntry("shop.Shop_Module", all)
                .hasSize(2);
    }

    /** Each file of the isolating processor comes from one class, so that it is left alone when others change. */
    @Test
    void whatIsIsolatedComesFromOneClassAndWhatIsAggregatedFromAll() {
        OriginRecorder codecs = new OriginRecorder(new CodecProcessor());
        OriginRecorder tables = new OriginRecorder(new TableProcessor());
        Compilation compilation =
                Compiler.javac().withProcessors(codecs, tables).compile(Sources.of(SHOP));

        assertThat(compilation).succeeded();
        assertThat(codecs.origins())
                .hasSize(6)
                .allSatisfy((file, origins) -> assertThat(origins).as(file).hasSize(1));
        assertThat(tables.origins())
                .hasSize(2)
                .allSatisfy((file, origins) -> assertThat(origins)
                        .as(file)
                        .containsExactlyInAnyOrder(
                                "shop.Shop", "shop.Placed", "shop.Paid", "shop.Welcomed", "shop.Orders", "shop.Mail"));
    }

    /** Which is what Gradle does: the class that has changed is compiled, the others are read from class files. */
    @ParameterizedTest
    @ValueSource(strings = {"Shop", "Placed", "Paid", "Welcomed", "Orders", "Mail"})
    void aChangeOfOneClassLeadsToTheSameFilesAsACompilationOfAll(String changed, @TempDir Path folder)
            throws IOException {
        PartialCompilation build = new PartialCompilation(folder);
        build.compile(Sources.of(SHOP), List.of());
        Map<String, String> all = build.generated();
        assertThat(all).hasSize(8);

        build.delete("shop.Shop_Table", "shop.Shop_Module");
        build.delete("shop." + changed, "shop." + changed + "_Codec", "shop." + changed + "_Handlers");
        build.compile(
                sourceOf(changed),
                ANNOTATED.stream()
                        .filter(name -> !name.equals("shop." + changed))
                        .toList());

        assertThat(build.generated()).isEqualTo(all);
    }

    /** Which is what javac does when told, and Maven without its incremental module: the others are on the class path alone. */
    @ParameterizedTest
    @ValueSource(strings = {"Shop", "Placed", "Paid", "Welcomed", "Orders", "Mail"})
    void aClassThatIsCompiledAloneLeavesTheTableWhole(String changed, @TempDir Path folder) throws IOException {
        PartialCompilation build = new PartialCompilation(folder);
        build.compile(Sources.of(SHOP), List.of());
        Map<String, String> all = build.generated();

        build.compile(sourceOf(changed), List.of());

        assertThat(build.generated()).isEqualTo(all);
    }

    @Test
    void aClassThatIsCompiledAloneChangesTheTable(@TempDir Path folder) throws IOException {
        PartialCompilation build = new PartialCompilation(folder);
        build.compile(Sources.of(SHOP), List.of());

        build.compile(
                Sources.of(
                        "class Orders { @Handler void on(Paid paid, StringBuilder log) {} }",
                        "class Extra { @Handler static void on(Placed placed) {} }"),
                List.of());
        assertThat(build.generated().get("Shop_Table.java"))
                .contains("Orders_Handlers", "Extra_Handlers", "Mail_Handlers", "StringBuilder")
                .doesNotContain("java.lang.String>");

        build.delete("shop.Extra", "shop.Extra_Handlers");
        build.compile(
                Sources.of("@Event(topic = \"bills\") record Paid(@Key String id, Size size) implements OrderEvent {}"),
                List.of());
        assertThat(build.generated().get("Shop_Table.java"))
                .contains("\"bills\"", "Mail_Handlers")
                .doesNotContain("Extra_Handlers");
    }

    /** The record is part of an event that is not compiled with it, and has no annotation of ours. */
    @Test
    void aRecordThatIsCompiledAloneChangesItsCodec(@TempDir Path folder) throws IOException {
        PartialCompilation build = new PartialCompilation(folder);
        build.compile(Sources.of(SHOP), List.of());
        Map<String, String> before = build.generated();

        build.compile(Sources.of("record Item(String name, Size size, int count) {}"), List.of());

        Map<String, String> after = build.generated();
        assertThat(after.remove("Item_Codec.java")).contains("\"count\"");
        before.remove("Item_Codec.java");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void anAnchorOfAJarOwnsNothingOfOthers(@TempDir Path jar, @TempDir Path folder) throws IOException {
        Modules.compileTo(
                jar, Modules.classpath(), List.of(new CodecProcessor(), new TableProcessor()), Sources.of(SHOP));
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withClasspath(Modules.classpath(jar))
                .compile(Sources.of("class Further { @Handler static void on(Placed placed) {} }"));

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("SB080: Nothing calls the handlers of Further");
    }

    private static List<JavaFileObject> sourceOf(String name) {
        return Sources.of(SHOP).stream()
                .filter(source -> source.getName().endsWith("/" + name + ".java"))
                .toList();
    }

    /** The lines of all files of that name, our own and those of other processors. */
    private static List<String> linesOf(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (URL file : Collections.list(CodecProcessor.class.getClassLoader().getResources(name))) {
            lines.addAll(Resources.readLines(file, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
