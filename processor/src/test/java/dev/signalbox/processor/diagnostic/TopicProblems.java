package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in the text of a topic, of an event or a handler. */
final class TopicProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";

    private TopicProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                event(Problem.TOPIC_CHARACTER, "' ' in the topic 'my orders'", "my orders"),
                event(Problem.TOPIC_CHARACTER, "'#'", "orders.#"),
                event(Problem.TOPIC_CHARACTER, "'é'", "opération"),
                handler(Problem.TOPIC_CHARACTER, "'@'", "orders@home"),
                event(Problem.TOPIC_EMPTY_SEGMENT, "'orders..new'", "orders..new"),
                event(Problem.TOPIC_EMPTY_SEGMENT, "'.orders'", ".orders"),
                event(Problem.TOPIC_EMPTY_SEGMENT, "'orders/'", "orders/"),
                handler(Problem.TOPIC_EMPTY_SEGMENT, "'**.'", "**."),
                event(Problem.TOPIC_BRACES, "'{region'", "orders.{region"),
                event(Problem.TOPIC_BRACES, "'region}'", "orders.region}"),
                event(Problem.TOPIC_BRACES, "'{}'", "orders.{}"),
                event(Problem.TOPIC_BRACES, "'{{region}}'", "orders.{{region}}"),
                handler(Problem.TOPIC_BRACES, "'{my region}'", "orders.{my region}"),
                event(Problem.TOPIC_PARTIAL_SEGMENT, "'of-{region}'", "orders.of-{region}"),
                handler(Problem.TOPIC_PARTIAL_SEGMENT, "'order*'", "order*"),
                event(Problem.TOPIC_TOO_LONG, "250 characters", "o".repeat(250)),
                handler(Problem.REST_NOT_LAST, "'**.new'", "**.new"),
                handler(Problem.CAPTURE_TWICE, "'{a}.{a}' captures {a}", "{a}.{a}"),
                event(Problem.CAPTURE_TWICE, "'{region}.{region}' captures {region}", "{region}.{region}"),
                event(Problem.TOPIC_OF_DEAD_LETTERS, "'{region}.dlq'", "{region}.dlq"),
                handler(Problem.TOPIC_OF_DEAD_LETTERS, "'*.dlq'", "*.dlq"),
                handler(Problem.TOPIC_OF_DEAD_LETTERS, "'a.dlq.**'", "a.dlq.**"));
    }

    private static ProblemCase event(Problem problem, String text, String topic) {
        return ProblemCase.of(problem, text, """
                @Event(topic = §"%s", type = "order")
                record Order(String region) {}
                """.formatted(topic));
    }

    private static ProblemCase handler(Problem problem, String text, String topic) {
        return ProblemCase.of(problem, text, ANCHOR, """
                class Traces {
                    @Handler(group = "traces",
                            topic = §"%s")
                    void trace(RawEvent event) {}
                }
                """.formatted(topic));
    }
}
