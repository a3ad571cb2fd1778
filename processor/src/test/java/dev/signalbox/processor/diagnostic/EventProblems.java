package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in {@code @Event} and {@code @Key}. */
final class EventProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String TEXT_CODEC = """
            class TextCodec implements dev.signalbox.codegen.EventCodec<String> {
                public void write(String value, tools.jackson.core.JsonGenerator out) {}
                public String read(tools.jackson.core.JsonParser in) { return ""; }
            }
            """;

    private EventProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(Problem.EVENT_NOT_RECORD, "Order is a class", """
                        §@Event(topic = "orders")
                        class Order {}
                        """),
                ProblemCase.of(Problem.EVENT_NOT_RECORD, "Order is an interface", """
                        §@Event(topic = "orders")
                        interface Order {}
                        """),
                ProblemCase.of(Problem.EVENT_NOT_RECORD, "Order is an enum", """
                        §@Event(topic = "orders")
                        enum Order {}
                        """),
                ProblemCase.of(Problem.EVENT_GENERIC, "Order", """
                        @Event(topic = "orders")
                        §record Order<T>(T item) {}
                        """),
                ProblemCase.of(Problem.EVENT_PRIVATE, "Order is private", """
                        class Orders {
                            @Event(topic = "orders")
                            private §record Order(String item) {}
                        }
                        """),
                ProblemCase.of(Problem.EVENT_PRIVATE, "Order is private", """
                        class Shop {
                            private static class Orders {
                                @Event(kind = EventKind.DOMAIN)
                                public §record Order(String item) {}
                            }
                        }
                        """),
                ProblemCase.of(Problem.EVENT_WITHOUT_TOPIC, "Order", """
                        §@Event(type = "order")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.PLACEHOLDER_UNKNOWN, "Did you mean 'region'?", """
                        @Event(topic = §"orders.{regoin}")
                        record Order(String item, String region) {}
                        """),
                ProblemCase.of(Problem.PLACEHOLDER_UNKNOWN, "{country}", """
                        @Event(topic = §"orders.{country}")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.PLACEHOLDER_TYPE, "has type double", """
                        @Event(topic = §"orders.{price}")
                        record Order(double price) {}
                        """),
                ProblemCase.of(Problem.PLACEHOLDER_TYPE, "java.util.List<java.lang.String>", """
                        @Event(type = "order", topic = §"{tags}")
                        record Order(List<String> tags) {}
                        """),
                ProblemCase.of(Problem.EVENT_TOPIC_WILDCARD, "'*'", """
                        @Event(topic = §"orders.*.new")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.EVENT_TOPIC_WILDCARD, "'**'", """
                        @Event(topic = §"orders.**")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.EVENT_TYPE_MALFORMED, "Order is blank", """
                        @Event(topic = "orders", type = §" ")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.EVENT_TYPE_MALFORMED, "control character", """
                        @Event(topic = "orders", type = §"a\\u0085b")
                        record Order(String item) {}
                        """),
                ProblemCase.of(Problem.EVENT_TYPE_MALFORMED, "half a surrogate pair", """
                        @Event(kind = EventKind.DOMAIN, type = §"a\\uD83D")
                        public record Order(String item) {}
                        """),
                ProblemCase.of(Problem.EVENT_NOT_RECORD, "Order is a class", """
                        §@Event(topic = "orders")
                        class Order { @Key String id; Order(@Key String id) {} }
                        """),
                ProblemCase.of(Problem.ANNOTATION_MISPLACED, "@Key on id means nothing", """
                        class Order { §@Key String id; }
                        """),
                ProblemCase.of(Problem.ANNOTATION_MISPLACED, "@UseCodec on id means nothing", """
                        class Order { §@UseCodec(TextCodec.class) String id; }
                        """, TEXT_CODEC),
                ProblemCase.of(Problem.ANNOTATION_MISPLACED, "@UseCodec on id()", """
                        @Payload
                        record Order(String id) {
                            §@UseCodec(TextCodec.class) public String id() { return id; }
                        }
                        """, TEXT_CODEC),
                ProblemCase.of(
                        Problem.ANNOTATION_MISPLACED,
                        "@UseCodec on order",
                        """
                        class Orders { @Handler void on(§@UseCodec(TextCodec.class) Order order) {} }
                        """,
                        "@Event(topic = \"orders\") record Order(String id) {}",
                        ANCHOR,
                        TEXT_CODEC),
                ProblemCase.of(Problem.ANNOTATION_MISPLACED, "@Key on other()", """
                        @Event(topic = "orders")
                        record Order(@Key String id) {
                            §@Key String other() { return id; }
                        }
                        """),
                ProblemCase.of(Problem.ANNOTATION_MISPLACED, "@Key on id", """
                        @Event(topic = "orders")
                        record Order(String id) {
                            Order(§@Key String id) { this.id = id; }
                        }
                        """),
                ProblemCase.of(Problem.GENERATED_NAME_TOO_LONG, "has 256 bytes", """
                        @Payload
                        §record %s(String id) {}
                        """.formatted(
                                "P".repeat(256 - "_Codec.class".length()))),
                ProblemCase.of(Problem.SECOND_KEY, "'customer' beside 'id'", """
                        @Event(topic = "orders")
                        record Order(@Key UUID id,
                                String item,
                                @Key String §customer) {}
                        """),
                ProblemCase.of(Problem.KEY_TYPE, "'price' has type java.math.BigDecimal", """
                        @Event(topic = "orders")
                        record Order(
                                @Key java.math.BigDecimal §price) {}
                        """),
                ProblemCase.of(Problem.KEY_TYPE, "char", """
                        @Event(kind = EventKind.DOMAIN)
                        record Order(@Key char §initial) {}
                        """));
    }
}
