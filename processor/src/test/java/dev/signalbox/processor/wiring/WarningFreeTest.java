package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.Sources;
import org.junit.jupiter.api.Test;

/** What users may write without a warning leads to generated code without one, under {@code -Xlint:all -Werror}. */
class WarningFreeTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";

    @Test
    void deprecatedEventsHandlersAndDependencies() {
        assertClean(ANCHOR, """
                @Deprecated
                @Event(topic = "orders.{region}")
                record Order(@Key String id, String region) {
                    @Deprecated
                    public String id() { return id; }

                    @Deprecated(forRemoval = true)
                    public String region() { return region; }
                }
                """, """
                @Deprecated(forRemoval = true)
                @Event(kind = EventKind.DOMAIN)
                record Welcomed(String user) {}
                """, """
                @Deprecated
                class Log {}
                """, """
                @Deprecated
                class Outer {
                    static class Failure extends Exception { private static final long serialVersionUID = 1L; }
                }
                """, """
                @Deprecated
                @jakarta.inject.Qualifier
                @interface Audit {}
                """, """
                @Deprecated
                class Orders {
                    @Handler(retry = @Retry(on = Outer.Failure.class))
                    void on(Order order, @Audit Log log) throws Outer.Failure {}

                    @Handler
                    @Deprecated(forRemoval = true)
                    void on(@SuppressWarnings("removal") Welcomed event, List<Log> logs) {}
                }
                """.replace(
                "void on(@SuppressWarnings(\"removal\") Welcomed", "@SuppressWarnings(\"removal\") void on(Welcomed"));
    }

    @Test
    void deprecatedPartsOfCodecs() {
        String gone = "@Deprecated(forRemoval = true) ";
        String uses = "@SuppressWarnings(\"removal\") ";
        assertClean(
                ANCHOR,
                gone + "record Old(String text) {}",
                gone + "record OldPage<T>(T content) {}",
                gone + "enum OldSize { S }",
                gone + "interface OldBound {}",
                "record Page<T>(T content) {}",
                uses + "record Bounded<T extends List<? extends OldBound>>(T content) {}",
                gone + "sealed interface OldShape permits OldCircle {}",
                uses + "record OldCircle(int radius) implements OldShape {}",
                uses + "@Event(topic = \"a\") record A(Old old) {}",
                uses + "@Event(topic = \"b\") record B(Map<OldSize, String> bySize) {}",
                uses + "@Event(topic = \"c\") record C(Page<OldPage<String>> page) {}",
                uses + "@Event(topic = \"d\") record D(OldShape shape) {}",
                uses + "@Payload record E<T extends OldBound>(T bound, Old[][] old) {}",
                uses + "@Payload record F<T extends List<? extends OldBound>>(Bounded<T> bounded) {}",
                "@Event(topic = \"g\") record G(String text) { @Deprecated(forRemoval = true) G {} }",
                "@Event(topic = \"h\") record H(String text) { @Deprecated H(String text) { this.text = text; } }");
    }

    @Test
    void deprecatedCodecs() {
        String methods = """
                implements dev.signalbox.codegen.EventCodec<%1$s> {
                    @Override
                    public void write(%1$s value, tools.jackson.core.JsonGenerator out) { out.writeNull(); }

                    @Override
                    public %1$s read(tools.jackson.core.JsonParser in) { throw new DecodingException("", ""); }
                """;
        assertClean(
                ANCHOR,
                "class Money {}",
                "@Deprecated(forRemoval = true) @CodecFor(Money.class) class MoneyCodec " + methods.formatted("Money")
                        + "}",
                "class Weight {}",
                "@CodecFor(Weight.class) class WeightCodec " + methods.formatted("Weight")
                        + "@Deprecated WeightCodec() {} }",
                "@Event(topic = \"tips\") record Tip(String text) {}",
                "@Deprecated @CodecFor(Tip.class) class TipCodec " + methods.formatted("Tip") + "}",
                "@Event(topic = \"a\") record A(Money money) {}",
                "@Event(topic = \"b\") record B(List<Weight> weights) {}",
                "@Deprecated(forRemoval = true) class TextCodec " + methods.formatted("String") + "}",
                "@SuppressWarnings(\"removal\") @Event(topic = \"c\") record C(@UseCodec(TextCodec.class) String text) {}");
    }

    @Test
    void namesThatGeneratedCodeUsesItself() {
        assertClean(
                ANCHOR,
                """
                @Event(topic = "{in}.{out}.{event}.{yield}")
                record Event1(String in, @Key String out, String event, String yield, String handler, String context) {}
                """,
                """
                @Event(kind = EventKind.DOMAIN)
                record DomainInvoker(String delivery) {}
                """,
                """
                class Events {
                    @Handler
                    void event(DomainInvoker in, EventContext out, String handler, Integer context, Handlers handlers) {}

                    @Handler
                    void yield(DomainInvoker yield, String event, EventContext handler) {}

                    @Handler
                    static void record(Event1 handler, @TopicParam("in") String var, All delivery) {}

                    @Handler
                    java.util.concurrent.CompletionStage<Void> failure(DomainInvoker failure, Failure all, Failure[] more) {
                        return java.util.concurrent.CompletableFuture.completedFuture(null);
                    }
                }
                """,
                "class Handlers {}",
                "class All {}",
                "class Failure {}",
                "class DomainInvokers {}");
    }

    @Test
    void classesThatAreCalledLikeThoseOfTheLibrary() {
        assertClean(
                ANCHOR,
                """
                @dev.signalbox.Event(topic = "orders", kind = dev.signalbox.EventKind.NOTIFICATION)
                record Order(@Key String id, String event) {}
                """,
                """
                class Orders {
                    @dev.signalbox.Handler(timeout = "1s", retry = @dev.signalbox.Retry(on = Exception.class))
                    void on(Order order, EventType type, Duration duration, KeyText text, Supplier supplier,
                            EventTable table, Provider provider) {}
                }
                """,
                "class EventType {}",
                "class Duration {}",
                "class KeyText {}",
                "class Supplier {}",
                "class EventTable {}",
                "class Provider {}",
                "class Override {}",
                "class String1 {}",
                "class HandlerBinding {}",
                "class List {}",
                "class Objects {}");
    }

    @Test
    void overloadsArraysPrimitivesGenericsAndRawTypes() {
        assertClean(ANCHOR, """
                @Event(topic = "orders")
                record Order(String id) {}
                """, """
                @Event(topic = "users")
                record User(String id) {}
                """, """
                class Handlers {
                    @Handler
                    void on(Order order, int number, long[] numbers, Map<String, ? extends List<? super Integer>> map) {}

                    @Handler
                    void on(User user, @SuppressWarnings("rawtypes") List raw, String... texts) {}

                    @Handler(id = "third")
                    void on(User user) {}

                    @Handler
                    protected synchronized void strict(User user, Integer number) throws Throwable {}
                }
                """);
    }

    @Test
    void dependenciesWithQualifiers() {
        assertClean(ANCHOR, """
                @Event(topic = "orders")
                record Order(String id) {}
                """, """
                @javax.inject.Qualifier
                @interface Tagged {
                    String[] value() default {"a"};
                    Class<?> type() default Object.class;
                    Thread.State state() default Thread.State.NEW;
                    int number() default 1;
                }
                """, """
                class Handlers {
                    @Handler
                    void on(Order order, @Tagged String a, @Tagged("a") String sameAsA,
                            @Tagged(value = {"a", "b"}, type = List.class, state = Thread.State.RUNNABLE, number = 3) String b,
                            @jakarta.inject.Named("c") String c, String d) {}
                }
                """, """
                class Use {
                    Object five = new Shop_Table(Handlers::new, () -> "d", () -> "c", () -> "a", () -> "b");
                }
                """);
    }

    private static void assertClean(String... sources) {
        Compilation compilation = Sources.compile(Sources.of(sources));
        assertThat(compilation).succeededWithoutWarnings();
    }
}
