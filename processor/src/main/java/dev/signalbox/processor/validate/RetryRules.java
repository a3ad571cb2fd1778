package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.DurationText;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.RetryModel;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.model.TypeUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code @Retry} must say. */
final class RetryRules {

    private static final int MOST_ATTEMPTS = 1000;
    private static final double LARGEST_MULTIPLIER = 100;

    private RetryRules() {}

    static void check(HandlerMethod handler, List<Diagnostic> problems) {
        RetryModel retry = handler.annotation().retry();
        checkNumbers(retry, problems);
        DurationRules.checkDelay("delay", retry.delay(), problems);
        DurationRules.checkDelay("maxDelay", retry.maxDelay(), problems);
        checkDelayBelowMax(retry.delay(), retry.maxDelay(), problems);
        checkContradiction(retry, problems);
        Stream.concat(retry.on().stream(), retry.except().stream())
                .forEach(type -> ParameterRules.checkVisible(handler, type.value(), type.origin(), problems));
    }

    private static void checkNumbers(RetryModel retry, List<Diagnostic> problems) {
        int attempts = retry.attempts().value();
        if (attempts < 0 || attempts > MOST_ATTEMPTS) {
            problems.add(Problem.RETRY_ATTEMPTS.at(retry.attempts().origin(), attempts, MOST_ATTEMPTS));
        }
        double multiplier = retry.multiplier().value();
        if (multiplier != 0 && !(multiplier >= 1 && multiplier <= LARGEST_MULTIPLIER)) {
            problems.add(Problem.RETRY_MULTIPLIER.at(
                    retry.multiplier().origin(), multiplier, Math.round(LARGEST_MULTIPLIER)));
        }
        double jitter = retry.jitter().value();
        if (jitter != -1 && !(jitter >= 0 && jitter <= 1)) {
            problems.add(Problem.RETRY_JITTER.at(retry.jitter().origin(), jitter));
        }
    }

    private static void checkDelayBelowMax(
            Stated<DurationText> delay, Stated<DurationText> maxDelay, List<Diagnostic> problems) {
        Optional<Duration> first = delay.value().value();
        Optional<Duration> longest = maxDelay.value().value();
        if (first.isPresent() && longest.isPresent() && first.get().compareTo(longest.get()) > 0) {
            problems.add(Problem.RETRY_DELAY_OVER_MAX.at(
                    delay.origin(), delay.value().text(), maxDelay.value().text()));
        }
    }

    private static void checkContradiction(RetryModel retry, List<Diagnostic> problems) {
        Set<String> on = retry.on().stream().map(RetryRules::nameOf).collect(Collectors.toSet());
        retry.except().stream()
                .filter(type -> on.contains(nameOf(type)))
                .forEach(type -> problems.add(Problem.RETRY_ON_AND_EXCEPT.at(type.origin(), nameOf(type))));
    }

    private static String nameOf(Stated<TypeUse> type) {
        return type.value().name().toString();
    }
}
