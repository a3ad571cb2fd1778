package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Handlers whose topic, topic parameters or timeout do not fit their events. */
final class HandlerTopicProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders.{region}.new\") public record Order(String region) {}";
    private static final String WELCOMED = "@Event(kind = EventKind.DOMAIN) public record Welcomed(String user) {}";

    private HandlerTopicProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                problem(Problem.RAW_HANDLER_WITHOUT_TOPIC, "on takes RawEvent", """
                        class Orders {
                            §@Handler(group = "traces")
                            void on(RawEvent event) {}
                        }
                        """),
                problem(Problem.TOPIC_PARAM_NOT_CAPTURED, "Did you mean 'region'?", """
                        class Orders {
                            @Handler
                            void on(Order event, @TopicParam(§"regoin") String region) {}
                        }
                        """),
                problem(Problem.TOPIC_PARAM_NOT_CAPTURED, "'orders.*.new' captures no {region}", """
                        class Orders {
                            @Handler(topic = "orders.*.new")
                            void on(Order event, @TopicParam(§"region") String region) {}
                        }
                        """),
                ProblemCase.of(Problem.TOPIC_PARAM_NOT_CAPTURED, "captures no {user}", WELCOMED, ANCHOR, """
                        class Orders {
                            @Handler
                            void on(Welcomed event, @TopicParam(§"user") String user) {}
                        }
                        """),
                problem(Problem.TOPIC_PARAM_TYPE, "'region' has type double", """
                        class Orders {
                            @Handler
                            void on(Order event, @TopicParam("region") double §region) {}
                        }
                        """),
                problem(Problem.TOPIC_PARAM_TWICE, "{region} is taken twice", """
                        class Orders {
                            @Handler
                            void on(Order event, @TopicParam("region") String one,
                                    @TopicParam(§"region") String two) {}
                        }
                        """),
                problem(Problem.TOPIC_NEVER_MATCHES, "'users.*.new' never matches orders.{region}.new", """
                        class Orders {
                            @Handler(topic = §"users.*.new")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.TOPIC_NEVER_MATCHES, "'orders/*/new'", """
                        class Orders {
                            @Handler(topic = §"orders/*/new")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.TOPIC_NEVER_MATCHES, "'orders.{area}'", """
                        class Orders {
                            @Handler(topic = §"orders.{area}")
                            void on(Order event) {}
                        }
                        """),
                ProblemCase.of(Problem.TOPIC_NEVER_MATCHES, "'orders.**' never matches orders", ANCHOR, """
                        @Event(topic = "orders")
                        record Parcel(String id) {}
                        """, """
                        class Parcels {
                            @Handler(topic = §"orders.**")
                            void on(Parcel event) {}
                        }
                        """),
                ProblemCase.of(Problem.TOPIC_NEVER_MATCHES, "'orders/**' never matches orders.eu", ANCHOR, """
                        @Event(topic = "orders.eu")
                        record Parcel(String id) {}
                        """, """
                        class Parcels {
                            @Handler(topic = §"orders/**")
                            void on(Parcel event) {}
                        }
                        """),
                ProblemCase.of(Problem.TOPIC_NEVER_MATCHES, "'**' never matches x.dlq", ANCHOR, """
                        @Event(topic = "x.dlq")
                        record Parcel(String id) {}
                        """, """
                        class Parcels {
                            @Handler(topic = §"**")
                            void on(Parcel event) {}
                        }
                        """),
                ProblemCase.of(Problem.DOMAIN_HANDLER_TOPIC, "Welcomed is a domain event", WELCOMED, ANCHOR, """
                        class Orders {
                            @Handler(topic = §"**")
                            void on(Welcomed event) {}
                        }
                        """),
                ProblemCase.of(Problem.DOMAIN_HANDLER_TIMEOUT, "Welcomed is a domain event", WELCOMED, ANCHOR, """
                        class Orders {
                            @Handler(timeout = §"1s")
                            void on(Welcomed event) {}
                        }
                        """));
    }

    private static ProblemCase problem(Problem problem, String text, String source) {
        return ProblemCase.of(problem, text, source, ORDER, ANCHOR);
    }
}
