package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated bindings, compiled without a warning and run. */
class BindingsRunTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";

    private static final String ORDER = """
            @Event(topic = "orders.{region}.{size}", type = "order_placed")
            record Order(@Key UUID id, String region, Size size, int number) {
                enum Size { SMALL, LARGE }
            }
            """;

    private static final String CONTEXT = """
            record Context(Map<String, String> captures) implements EventContext {
                public String id() { return "id"; }
                public String topic() { return "topic"; }
                public String type() { return "type"; }
                public String key() { return "key"; }
                public java.time.Instant time() { return java.time.Instant.EPOCH; }
                public String source() { return "source"; }
                public Headers headers() { return Headers.empty(); }
                public int attempt() { return 1; }
                public String group() { return "group"; }
                public String topicParam(String name) { return captures.get(name); }
            }
            """;

    @Test
    void suppliersAreCalledOnceForEachDeliveryAndNeverBefore() throws Exception {
        List<String> seen = run("""
                final class Orders {
                    private final List<String> seen;
                    Orders(List<String> seen) { this.seen = seen; }

                    @Handler
                    void on(Order order, StringBuilder log) { seen.add("on " + order.region() + " " + log); }
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    public List<String> call() throws Exception {
                        List<String> seen = new ArrayList<>();
                        var table = new Shop_Table(
                                () -> { seen.add("a handler"); return new Orders(seen); },
                                () -> { seen.add("a log"); return new StringBuilder("log"); });
                        seen.add("created");
                        deliver(table, seen);
                        deliver(table, seen);
                        return seen;
                    }

                    @SuppressWarnings("unchecked")
                    private static void deliver(dev.signalbox.codegen.EventTable table, List<String> seen) throws Exception {
                        var binding = (dev.signalbox.codegen.HandlerBinding<Order>) table.handlers().get(0);
                        try {
                            seen.add("returned " + binding.call().call(
                                    new Order(new UUID(0, 0), "eu", Order.Size.LARGE, 7), new Context(Map.of())));
                        } catch (Throwable failure) {
                            throw new AssertionError(failure);
                        }
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "created",
                        "a handler",
                        "a log",
                        "on eu log",
                        "returned null",
                        "a handler",
                        "a log",
                        "on eu log",
                        "returned null");
    }

    @Test
    void whatAHandlerSaysIsInItsBinding() throws Exception {
        List<String> seen = run("""
                final class Orders {
                    @Handler
                    static void plain(Order order) {}

                    @Handler(
                            topic = "orders.*.{size}", group = "audit", timeout = "PT0.0015S", id = "every",
                            retry = @Retry(attempts = 6, delay = "200ms", multiplier = 1.5, maxDelay = "1h", jitter = 0,
                                    on = {java.io.IOException.class, Error.class}, except = LinkageError.class))
                    static void every(Order order) {}
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    public List<String> call() {
                        List<String> seen = new ArrayList<>();
                        for (var binding : new Shop_Table().handlers()) {
                            seen.add(binding.id() + " " + binding.accepts().getSimpleName() + " '" + binding.topic() + "' '"
                                    + binding.group() + "' " + binding.timeout());
                            seen.add(binding.retry().toString());
                        }
                        return seen;
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "every Order 'orders.*.{size}' 'audit' PT0.0015S",
                        "RetrySpec[attempts=6, delay=PT0.2S, multiplier=1.5, maxDelay=PT1H, jitter=0.0, "
                                + "on=[class java.io.IOException, class java.lang.Error], "
                                + "except=[class java.lang.LinkageError]]",
                        "shop.Orders#plain(Order) Order '' '' null",
                        "RetrySpec[attempts=0, delay=null, multiplier=0.0, maxDelay=null, jitter=-1.0, on=[], except=[]]");
    }

    @Test
    void topicParametersAreRead() throws Exception {
        List<String> seen = run("""
                final class Orders {
                    static final List<String> SEEN = new ArrayList<>();

                    @Handler(topic = "{a}.{b}.{c}.{d}.{e}.{f}.{g}.{h}.{i}")
                    static void on(RawEvent event, @TopicParam("a") String a, @TopicParam("b") UUID b,
                            EventContext context, @TopicParam("c") byte c, @TopicParam("d") short d,
                            @TopicParam("e") int e, @TopicParam("f") long f, @TopicParam("g") Order.Size g,
                            @TopicParam("h") Integer h, @TopicParam("i") Long i) {
                        SEEN.add(a + b + c + d + e + f + g + h + i + context.group());
                    }
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    public List<String> call() {
                        var binding = Orders_Handlers.onBinding();
                        Map<String, String> captures = new HashMap<>(Map.of("a", "x", "b", new UUID(0, 0).toString(),
                                "c", "1", "d", "2", "e", "3", "f", "4", "g", "LARGE", "h", "5", "i", "6"));
                        var event = new RawEvent("topic", "type", null, Headers.empty(), new byte[0]);
                        try {
                            binding.call().call(event, new Context(captures));
                            captures.put("c", "1000");
                            binding.call().call(event, new Context(captures));
                        } catch (Throwable failure) {
                            Orders.SEEN.add(failure.getClass().getSimpleName());
                        }
                        return Orders.SEEN;
                    }
                }
                """);

        assertThat(seen)
                .containsExactly("x00000000-0000-0000-0000-0000000000001234LARGE56group", "RejectEventException");
    }

    @Test
    void theUsersMethodIsOneFrameBelowTheBinding() throws Exception {
        List<String> seen = run("""
                final class Orders {
                    @Handler
                    void on(Order order) throws java.io.IOException { throw new java.io.IOException(); }

                    @Handler
                    java.util.concurrent.CompletionStage<Void> later(Order order) { return null; }
                }
                """, """
                public final class Scenario implements java.util.concurrent.Callable<List<String>> {
                    @Override
                    public List<String> call() {
                        List<String> seen = new ArrayList<>();
                        try {
                            Orders_Handlers.onBinding(Orders::new).call().call(null, null);
                        } catch (Throwable failure) {
                            for (int i = 0; i < 2; i++) {
                                var frame = failure.getStackTrace()[i];
                                seen.add(frame.getClassName() + "." + frame.getMethodName());
                            }
                        }
                        try {
                            Orders_Handlers.laterBinding(Orders::new).call().call(null, null);
                        } catch (Throwable failure) {
                            seen.add(failure.toString());
                        }
                        return seen;
                    }
                }
                """);

        assertThat(seen)
                .containsExactly(
                        "shop.Orders.on",
                        "shop.Orders_Handlers.on",
                        "java.lang.NullPointerException: shop.Orders#later(Order) returned null instead of a stage");
    }

    private static List<String> run(String... sources) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(sources));
        all.addAll(List.of(ANCHOR, ORDER, CONTEXT));
        Compilation compilation = Sources.compile(Sources.of(all.toArray(String[]::new)));
        assertThat(compilation).succeededWithoutWarnings();
        return Scenario.run(compilation);
    }
}
