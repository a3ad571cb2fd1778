package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in {@code @Retry} and in durations. */
final class RetryProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") public record Order(String item) {}";

    private RetryProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                problem(Problem.DURATION_MALFORMED, "'soon'", "timeout = §\"soon\""),
                problem(Problem.DURATION_MALFORMED, "'10'", "timeout = §\"10\""),
                problem(Problem.DURATION_MALFORMED, "'1 s'", "retry = @Retry(delay = §\"1 s\")"),
                problem(Problem.DURATION_MALFORMED, "'PT'", "retry = @Retry(attempts = 3, maxDelay = §\"PT\")"),
                problem(
                        Problem.DURATION_OUT_OF_RANGE,
                        "The timeout '0s' is not between 1ms and 1d",
                        "timeout = §\"0s\""),
                problem(Problem.DURATION_OUT_OF_RANGE, "The timeout '2d'", "timeout = §\"2d\""),
                problem(Problem.DURATION_OUT_OF_RANGE, "The delay '-5s'", "retry = @Retry(delay = §\"-5s\")"),
                problem(Problem.DURATION_OUT_OF_RANGE, "The maxDelay 'PT25H'", "retry = @Retry(maxDelay = §\"PT25H\")"),
                problem(Problem.RETRY_ATTEMPTS, "-1 attempts", "retry = @Retry(attempts = §-1)"),
                problem(Problem.RETRY_ATTEMPTS, "2000 attempts", "retry = @Retry(attempts = §2000)"),
                problem(Problem.RETRY_MULTIPLIER, "0.5", "retry = @Retry(multiplier = §0.5)"),
                problem(Problem.RETRY_MULTIPLIER, "1000.0", "retry = @Retry(multiplier = §1000)"),
                problem(Problem.RETRY_MULTIPLIER, "NaN", "retry = @Retry(multiplier = Double§.NaN)"),
                problem(Problem.RETRY_JITTER, "1.5", "retry = @Retry(jitter = §1.5)"),
                problem(Problem.RETRY_JITTER, "-0.5", "retry = @Retry(jitter = §-0.5)"),
                problem(
                        Problem.RETRY_DELAY_OVER_MAX,
                        "The delay 2s is longer than maxDelay 100ms",
                        "retry = @Retry(maxDelay = \"100ms\", delay = §\"2s\")"),
                problem(
                        Problem.RETRY_ON_AND_EXCEPT,
                        "java.lang.RuntimeException is in both",
                        "retry = @Retry(on = RuntimeException.class, except = RuntimeException§.class)"),
                problem(
                        Problem.RETRY_ON_AND_EXCEPT,
                        "java.lang.Error is in both",
                        "retry = @Retry(on = {RuntimeException.class, Error.class},\n"
                                + "    except = {IllegalStateException.class, Error§.class})"),
                ProblemCase.of(Problem.SIGNATURE_NOT_VISIBLE, "shop.Orders.Failure", ORDER, ANCHOR, """
                        class Orders {
                            private static class Failure extends Exception { private static final long serialVersionUID = 1L; }

                            @Handler(retry = @Retry(on = Failure§.class))
                            void on(Order event) {}
                        }
                        """));
    }

    private static ProblemCase problem(Problem problem, String text, String members) {
        return ProblemCase.of(problem, text, ORDER, ANCHOR, """
                class Orders {
                    @Handler(%s)
                    void on(Order event) {}
                }
                """.formatted(members));
    }
}
