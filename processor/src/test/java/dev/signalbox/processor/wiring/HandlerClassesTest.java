package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dagger.internal.codegen.ComponentProcessor;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import org.junit.jupiter.api.Test;

/** Handlers in classes that are not just created: whoever makes the table has an instance. */
class HandlerClassesTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") record Order(String id) {}";

    /** The table takes an instance from whoever makes it, and so never asks how it is made. */
    @Test
    void handlersMayBeInAbstractClassesEnumsAndRecords() throws Exception {
        Compilation compilation = Sources.compile(Sources.of(ANCHOR, ORDER, """
                abstract class Base {
                    @Handler
                    void on(Order order) { told("base " + order.id()); }

                    @Handler
                    static void fixed(Order order) {}

                    abstract void told(String text);
                }
                """, """
                enum Only {
                    ONE;
                    final List<String> seen = new ArrayList<>();

                    @Handler
                    void on(Order order) { seen.add("enum " + order.id()); }
                }
                """, """
                record Noted(List<String> seen) {
                    @Handler
                    void on(Order order) { seen.add("record " + order.id()); }
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    @SuppressWarnings("unchecked")
                    public List<String> call() throws Exception {
                        List<String> seen = Only.ONE.seen;
                        Base base = new Base() {
                            @Override
                            void on(Order order) { told("overridden"); super.on(order); }

                            @Override
                            void told(String text) { seen.add(text); }
                        };
                        var table = new Shop_Table(() -> base, () -> new Noted(seen), () -> Only.ONE);
                        for (var handler : table.handlers()) {
                            var binding = (dev.signalbox.codegen.HandlerBinding<Order>) handler;
                            seen.add(binding.id());
                            try {
                                binding.call().call(new Order("1"), null);
                            } catch (Throwable failure) {
                                seen.add(failure.toString());
                            }
                        }
                        return seen;
                    }
                }
                """));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(Scenario.run(compilation))
                .containsExactly(
                        "shop.Base#fixed(Order)",
                        "shop.Base#on(Order)",
                        "overridden",
                        "base 1",
                        "shop.Noted#on(Order)",
                        "record 1",
                        "shop.Only#on(Order)",
                        "enum 1");
    }

    @Test
    void anAbstractHandlerClassIsBoundToItsImplementation() throws Exception {
        Compilation compilation = compileWithDagger(
                ANCHOR,
                ORDER,
                "abstract class Orders { @Handler void on(Order order) { seen().add(order.id()); }"
                        + " abstract List<String> seen(); }",
                """
                final class Recorded extends Orders {
                    static final List<String> SEEN = new ArrayList<>();
                    @javax.inject.Inject Recorded() {}
                    List<String> seen() { return SEEN; }
                }
                """,
                """
                @dagger.Module
                interface Bindings {
                    @dagger.Binds Orders orders(Recorded recorded);
                }
                """,
                """
                @dagger.Component(modules = {Shop_Module.class, Bindings.class})
                interface App {
                    Set<dev.signalbox.codegen.EventTable> tables();
                }
                """,
                """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    @SuppressWarnings("unchecked")
                    public List<String> call() {
                        var table = DaggerApp.create().tables().iterator().next();
                        var binding = (dev.signalbox.codegen.HandlerBinding<Order>) table.handlers().get(0);
                        try {
                            binding.call().call(new Order("1"), null);
                        } catch (Throwable failure) {
                            Recorded.SEEN.add(failure.toString());
                        }
                        return Recorded.SEEN;
                    }
                }
                """);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(Scenario.run(compilation)).containsExactly("1");
    }

    /** Dagger says at the component what it cannot make, as it does of every class. */
    @Test
    void anAbstractHandlerClassThatNobodyBindsIsToldByDagger() {
        Compilation compilation =
                compileWithDagger(ANCHOR, ORDER, "abstract class Orders { @Handler void on(Order order) {} }", """
                @dagger.Component(modules = Shop_Module.class)
                interface App {
                    Set<dev.signalbox.codegen.EventTable> tables();
                }
                """);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[Dagger/MissingBinding] shop.Orders cannot be provided")
                .inFile(Sources.of("interface App {}").get(0));
    }

    private static Compilation compileWithDagger(String... sources) {
        return Compiler.javac()
                .withProcessors(new ComponentProcessor(), new CodecProcessor(), new TableProcessor())
                .compile(Sources.of(sources));
    }
}
