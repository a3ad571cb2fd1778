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
