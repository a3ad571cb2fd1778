package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated tables, compiled without a warning and run. */
class TableRunTest {

    @Test
    void eventsAreSortedAndKnowKeyAndTopic() throws Exception {
        List<String> seen = run("@EventModule interface Shop {}", """
                @Event(topic = "users:{id}/{number}.{kind}", kind = EventKind.STATE_TRANSFER)
                record User(String id, @Key Integer number, Kind kind) {
                    enum Kind { NEW, OLD }
                }
                """, """
                @Event(topic = "orders", type = "order")
                record Order(@Key UUID id) {}
                """, """
                final class Outer {
                    @Event(kind = EventKind.DOMAIN, topic = "inner.{id}")
                    record Inner(@Key long id) {}

                    @Handler
                    static void on(Inner inner) {}
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    @SuppressWarnings("unchecked")
                    public List<String> call() {
                        List<String> seen = new ArrayList<>();
                        var events = new Shop_Table().events();
                        for (var event : events) {
                            seen.add(event.eventClass().getName() + " " + event.topic() + " " + event.type() + " "
                                    + event.kind() + " " + (event.codec() != null));
                        }
                        var order = (dev.signalbox.codegen.EventType<Order>) events.get(0);
                        seen.add(order.keyOf().apply(new Order(new UUID(0, 0))) + " " + order.topicOf().apply(null));
                        seen.add(String.valueOf(order.keyOf().apply(new Order(null))));
                        var inner = (dev.signalbox.codegen.EventType<Outer.Inner>) events.get(1);
                        seen.add(inner.keyOf().apply(new Outer.Inner(3)) + " " + inner.topicOf().apply(new Outer.Inner(3)));
                        var user = (dev.signalbox.codegen.EventType<User>) events.get(2);
                        var ann = new User("ann", 5, User.Kind.OLD);
                        seen.add(user.keyOf().apply(ann) + " " + user.topicOf().apply(ann));
                        try {
                            user.topicOf().apply(new User("a.b", 5, User.Kind.OLD));
                        } catch (EmitException refused) {
                            seen.add("refused");
                        }
                        return seen;
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "shop.Order orders order NOTIFICATION true",
                        "shop.Outer$Inner inner.{id} Inner DOMAIN false",
                        "shop.User users:{id}/{number}.{kind} User STATE_TRANSFER true",
                        "00000000-0000-0000-0000-000000000000 orders",
                        "null",
                        "3 inner.3",
                        "5 users:ann/5.OLD",
                        "refused");
    }

    @Test
    void anInvokerCallsEveryHandlerOfADomainEventInOrderOfIds() throws Exception {
        List<String> seen = run(
                "@EventModule interface Shop {}",
                """
                @Event(kind = EventKind.DOMAIN)
                record Welcomed(String user) implements Seen, About {}
                """,
                "sealed interface Seen permits Welcomed, Left {}",
                "interface About {}",
                """
                @Event(kind = EventKind.DOMAIN)
                record Left(String user) implements Seen {}
                """,
                """
                final class Mails {
                    private final List<String> seen;
                    Mails(List<String> seen) { this.seen = seen; }

                    @Handler(id = "1")
                    void welcome(Welcomed event, EventContext context) { seen.add("welcome " + event.user() + context); }

                    @Handler(id = "2")
                    void fail(Welcomed event) throws Exception { throw new Exception("failed"); }

                    @Handler(id = "3")
                    java.util.concurrent.CompletableFuture<String> later(Seen event, String dependency) {
                        seen.add("later " + dependency);
                        return java.util.concurrent.CompletableFuture.completedFuture("stage");
                    }

                    @Handler(id = "4")
                    void any(About event) { seen.add("any"); }
                }
                """,
                """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    private final List<String> seen = new ArrayList<>();

                    @Override
                    public List<String> call() {
                        var table = new Shop_Table(() -> new Mails(seen), () -> "dependency");
                        for (var invoker : table.domainInvokers()) {
                            seen.add(invoker.eventClass().getSimpleName() + " " + invoker.usesContext());
                            for (var binding : invoker.handlers()) {
                                seen.add(binding.id() + " " + table.handlers().stream().anyMatch(own -> own == binding));
                            }
                        }
                        invoke(table.domainInvokers().get(1), new Welcomed("ann"));
                        return seen;
                    }

                    @SuppressWarnings("unchecked")
                    private <E extends Record> void invoke(dev.signalbox.codegen.DomainInvoker<?> invoker, E event) {
                        ((dev.signalbox.codegen.DomainInvoker<E>) invoker).invoke(event, new Delivery<E>());
                    }

                    private final class Delivery<E> implements dev.signalbox.codegen.DomainDelivery<E> {
                        @Override
                        public EventContext context(E event, int handler) {
                            seen.add("context " + handler);
                            return null;
                        }

                        @Override
                        public void started(E event, int handler, java.util.concurrent.CompletionStage<?> stage) {
                            seen.add("started " + handler + " " + stage.toCompletableFuture().join());
                        }

                        @Override
                        public void failed(E event, int handler, Throwable failure) {
                            seen.add("failed " + handler + " " + failure.getMessage());
                        }
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "Left false",
                        "3 true",
                        "Welcomed true",
                        "1 true",
                        "2 true",
                        "3 true",
                        "4 true",
                        "context 0",
                        "welcome annnull",
                        "failed 1 failed",
                        "later dependency",
                        "started 2 stage",
                        "any");
    }

    @Test
    void theNearestAnchorOwns() throws Exception {
        List<String> seen =
                run("@EventModule(events = other.Far.class) interface Shop {}", """
                package other;
                import dev.signalbox.*;
                @Event(topic = "far")
                public record Far(int number) {}
                """, """
                package shop.a;
                import dev.signalbox.*;
                @Event(topic = "a")
                public record A(int number) {}
                """, """
                package shop.a.b;
                import dev.signalbox.*;
                @EventModule
                public interface Below {}
                """, """
                package shop.a.b.c;
                import dev.signalbox.*;
                @Event(topic = "c")
                public record C(int number) {}
                """, """
                package shop.a.b.c;
                import dev.signalbox.*;
                public class Handlers {
                    @Handler
                    static void on(shop.a.A event) {}
                }
                """, """
                package shop.ab;
                import dev.signalbox.*;
                public class Handlers {
                    @Handler
                    static void on(shop.a.b.c.C event) {}
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    public List<String> call() {
                        List<String> seen = new ArrayList<>();
                        for (var table : List.of(new Shop_Table(), new shop.a.b.Below_Table())) {
                            seen.add(table.getClass().getSimpleName());
                            table.events().forEach(event -> seen.add(event.eventClass().getName()));
                            table.handlers().forEach(handler -> seen.add(handler.id()));
                        }
                        return seen;
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "Shop_Table",
                        "other.Far",
                        "shop.a.A",
                        "shop.a.b.c.C",
                        "shop.ab.Handlers#on(C)",
                        "Below_Table",
                        "shop.a.A",
                        "shop.a.b.c.C",
                        "shop.a.b.c.Handlers#on(A)");
    }

    private static List<String> run(String... sources) throws Exception {
        Compilation compilation = Sources.compile(Sources.of(sources));
        assertThat(compilation).succeededWithoutWarnings();
        return Scenario.run(compilation);
    }
}
