package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dagger.internal.codegen.ComponentProcessor;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module that Dagger sees. */
class DaggerTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") record Order(String id) {}";

    @ParameterizedTest
    @ValueSource(strings = {"javax.inject.Provider", "jakarta.inject.Provider", "dagger.Lazy"})
    void handlersMayTakeProviders(String provider) throws Exception {
        Compilation compilation = compile(Modules.classpath(), ANCHOR, ORDER, """
                @dagger.Component(modules = {Shop_Module.class, Texts.class})
                interface App {
                    Set<dev.signalbox.codegen.EventTable> tables();
                }
                """, """
                @dagger.Module
                interface Texts {
                    List<String> SEEN = new ArrayList<>();

                    @dagger.Provides
                    @javax.inject.Named("n")
                    static String text() { SEEN.add("made"); return "text"; }
                }
                """, """
                final class Orders {
                    @Handler
                    static void on(Order order, @javax.inject.Named("n") %s<String> text) {
                        Texts.SEEN.add("before");
                        Texts.SEEN.add(text.get());
                    }
                }
                """.formatted(provider), """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    @SuppressWarnings("unchecked")
                    public List<String> call() throws Exception {
                        var table = DaggerApp.create().tables().iterator().next();
                        var binding = (dev.signalbox.codegen.HandlerBinding<Order>) table.handlers().get(0);
                        try {
                            binding.call().call(new Order("1"), null);
                            binding.call().call(new Order("2"), null);
                        } catch (Throwable failure) {
                            Texts.SEEN.add(failure.toString());
                        }
                        return Texts.SEEN;
                    }
                }
                """);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(Scenario.run(compilation)).containsExactly("before", "made", "text", "before", "made", "text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax", "jakarta"})
    void theTableComesOutOfAComponent(String inject) throws Exception {
        String component = """
                @%s.inject.Singleton
                @dagger.Component(modules = {Shop_Module.class, Texts.class})
                interface App {
                    Set<dev.signalbox.codegen.EventTable> tables();
                }
                """.formatted(inject);
        String texts = """
                @dagger.Module
                interface Texts {
                    List<String> SEEN = new ArrayList<>();

                    @dagger.Provides
                    static String plain() { SEEN.add("plain"); return "plain"; }

                    @dagger.Provides
                    @%s.inject.Named("special")
                    static String special() { SEEN.add("special"); return "special"; }
                }
                """.formatted(inject);
        String handlers = """
                final class Orders {
                    @%1$s.inject.Inject
                    Orders() { Texts.SEEN.add("created"); }

                    @Handler
                    void on(Order order, @%1$s.inject.Named("special") String special, String plain) {
                        Texts.SEEN.add(special + " " + plain + " " + order.id());
                    }
                }
                """.formatted(inject);

        Compilation compilation = compile(Modules.classpath(), ANCHOR, ORDER, component, texts, handlers, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    @SuppressWarnings("unchecked")
                    public List<String> call() throws Exception {
                        var tables = DaggerApp.create().tables();
                        Texts.SEEN.add(tables.size() + " tables");
                        var binding = (dev.signalbox.codegen.HandlerBinding<Order>) tables.iterator().next().handlers().get(0);
                        try {
                            binding.call().call(new Order("1"), null);
                            binding.call().call(new Order("2"), null);
                        } catch (Throwable failure) {
                            Texts.SEEN.add(failure.toString());
                        }
                        return Texts.SEEN;
                    }
                }
                """);

        assertThat(compilation).succeeded();
        assertThat(Scenario.run(compilation))
                .containsExactly(
                        "1 tables",
                        "created",
                        "special",
                        "plain",
                        "special plain 1",
                        "created",
                        "special",
                        "plain",
                        "special plain 2");
    }

    @Test
    void handlersOfAnotherPackageNeedNotBePublic() {
        Compilation compilation = compile(Modules.classpath(), "@EventModule public interface Shop {}", """
                package app;
                import dev.signalbox.codegen.EventTable;
                @dagger.Component(modules = shop.Shop_Module.class)
                public interface App {
                    java.util.Set<EventTable> tables();
                }
                """, """
                package shop.orders;
                import dev.signalbox.*;
                @Event(topic = "orders")
                public record Order(String id) {}
                """, """
                package shop.orders;
                import dev.signalbox.*;
                public class Orders {
                    @javax.inject.Inject Orders() {}

                    @Handler
                    void on(Order order) {}
                }
                """);
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void aLibraryTableIsVisibleToAComponentElsewhere() {
        Compilation compilation = compile(Modules.classpath(), ANCHOR, """
                package app;
                @dagger.Component(modules = shop.Shop_Module.class)
                public interface App {
                    java.util.Set<dev.signalbox.codegen.EventTable> tables();
                }
                """, ORDER, """
                class Orders {
                    @javax.inject.Inject Orders() {}

                    @Handler
                    void on(Order order) {}
                }
                """);
        assertThat(compilation).succeeded();
    }

    @Test
    void thereIsNoModuleWithoutDagger() {
        List<File> classpath = Modules.classpath().stream()
                .filter(file -> !file.getName().startsWith("dagger"))
                .toList();
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withClasspath(classpath)
                .compile(Sources.of(ANCHOR, ORDER));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation.generatedSourceFiles())
                .extracting(JavaFileObject::getName)
                .anyMatch(name -> name.endsWith("Shop_Table.java"))
                .noneMatch(name -> name.endsWith("Shop_Module.java"));
    }

    @Test
    void withoutJavaxItIsWrittenForJakarta() {
        List<File> classpath = Modules.classpath().stream()
                .filter(file -> !file.getName().startsWith("javax.inject"))
                .toList();
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withClasspath(classpath)
                .compile(Sources.of(ANCHOR, ORDER, "class Orders { @Handler void on(Order order) {} }"));

        assertThat(compilation)
                .generatedSourceFile("shop.Shop_Module")
                .contentsAsUtf8String()
                .contains("import jakarta.inject.Provider;");
    }

    private static Compilation compile(List<File> classpath, String... sources) {
        List<Processor> processors =
                new ArrayList<>(Arrays.asList(new ComponentProcessor(), new CodecProcessor(), new TableProcessor()));
        return Compiler.javac()
                .withProcessors(processors)
                .withClasspath(classpath)
                .compile(Sources.of(sources));
    }
}
