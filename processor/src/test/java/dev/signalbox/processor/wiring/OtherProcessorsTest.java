package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.LateSources;
import dev.signalbox.processor.Sources;
import org.junit.jupiter.api.Test;

/** Types that another processor makes, in whatever round. */
class OtherProcessorsTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders.{region}\") record Order(Region region) {}";

    @Test
    void aHandlerWaitsForItsEvent() {
        assertTableHas(
                "Orders_Handlers.onBinding",
                new LateSources(2, "enum Region { EU }", ORDER),
                ANCHOR,
                """
                class Orders {
                    @Handler
                    void on(Order order) {}
                }
                """,
                "@Event(topic = \"other\") record Other(String text) {}");
    }

    @Test
    void aHandlerWaitsForADependencyAndAQualifier() {
        LateSources late = new LateSources(
                1, "class Log {}", "class Unrelated {}", "@jakarta.inject.Qualifier @interface Audit {}");
        assertTableHas("Supplier<? extends Log> log", late, ANCHOR, "enum Region { EU }", ORDER, """
                class Orders {
                    @Handler
                    void on(Order order, @Audit Log log) {}
                }
                """);
    }

    @Test
    void anEventWaitsForTheTypeOfItsPlaceholder() {
        assertTableHas("KeyText.of(event.region())", new LateSources(1, "enum Region { EU }"), ANCHOR, ORDER);
    }

    @Test
    void anEventAndAHandlerWaitForConstants() {
        LateSources late = new LateSources(
                1,
                "final class Topics { static final String ORDERS = \"orders.eu\"; static final String TIME = \"5s\"; }");
        assertTableHas("\"orders.eu\"", late, ANCHOR, """
                @Event(topic = Topics.ORDERS)
                record Order(String id) {}
                """, """
                class Orders {
                    @Handler(timeout = Topics.TIME)
                    static void on(Order order) {}
                }
                """);
    }

    @Test
    void aHandlerTakesAnInterfaceThatIsMade() {
        LateSources late = new LateSources(1, "interface Noted extends Change {}");
        assertTableHas("Order.class", late, ANCHOR, "interface Change {}", """
                @Event(topic = "orders")
                record Order(String id) implements Noted {}
                """, """
                class Orders {
                    @Handler
                    static void on(Change change) {}
                }
                """);
    }

    @Test
    void aTableWaitsForEventsAndHandlersThatAreStillMade() {
        LateSources late = new LateSources(1, ORDER, """
                class Orders {
                    @Handler
                    static void on(Order order) {}
                }
                """);
        assertTableHas("Orders_Handlers.onBinding", late, ANCHOR, """
                @Event(topic = "other")
                record Other(String text) {}
                """, "enum Region { EU }");
    }

    @Test
    void anAnchorWaitsForTheEventsThatItNames() {
        LateSources late = new LateSources(1, "enum Region { EU }", ORDER);
        assertTableHas("Order.class", late, "@EventModule(events = Order.class) interface Shop {}");
    }

    @Test
    void anAnchorMayBeMade() {
        LateSources late = new LateSources(1, ANCHOR);
        assertTableHas("Order.class", late, "enum Region { EU }", ORDER);
    }

    @Test
    void allOfATableMayBeMadeOfClassesOfEarlierRounds() {
        LateSources late = new LateSources(1, ORDER, """
                class Orders {
                    @Handler
                    void on(Order order, Log log) {}
                }
                """, ANCHOR);
        assertTableHas("Supplier<? extends Log> log", late, "enum Region { EU }", "class Log {}");
    }

    /** With annotations that leave everything out: the defaults are those of class files, and this is a later round. */
    @Test
    void anEventHoldsClassesOfEarlierRoundsWithoutOurAnnotations() {
        String shape = """
                package shop;
                import com.fasterxml.jackson.annotation.*;
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
                @JsonSubTypes(@JsonSubTypes.Type(Circle.class))
                sealed interface Shape permits Circle {}
                """;
        String circle = """
                package shop;
                import com.fasterxml.jackson.annotation.*;
                import java.util.Optional;
                @JsonTypeName
                @JsonInclude
                record Circle(@JsonProperty int radius, @JsonAlias({}) int x, @JsonIgnore Optional<String> note)
                        implements Shape {}
                """;
        LateSources late = new LateSources(1, "class First {}", shape, circle, """
                @Event(topic = "shapes")
                record Drawn(Shape shape) {}
                """);

        Compilation compilation = Sources.compile(Sources.of("class Main {}"), late);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.Shape_Codec")
                .contentsAsUtf8String()
                .contains("super(\"@type\", \"Circle\")");
    }

    private static void assertTableHas(String text, LateSources late, String... sources) {
        Compilation compilation = Sources.compile(Sources.of(sources), late);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.Shop_Table")
                .contentsAsUtf8String()
                .contains(text);
        assertThat(compilation.generatedSourceFile("shop.Shop_Module")).isPresent();
    }
}
