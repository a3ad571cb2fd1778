package dev.signalbox.runtime.receive;

import dev.signalbox.RawEvent;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.codegen.RetrySpec;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A handler with what the box adds to its binding.
 *
 * @param binding as it was compiled, or registered at run time
 * @param group the consumer group that it reads in
 * @param policy how often it is tried
 * @param classifier which failures are retried
 */
record BoundHandler<E>(HandlerBinding<E> binding, String group, RetryPolicy policy, FailureClassifier classifier) {

    static <E> BoundHandler<E> of(HandlerBinding<E> binding, String application, RetryPolicy policy) {
        RetrySpec retry = binding.retry();
        return new BoundHandler<>(
                binding,
                binding.group().isEmpty() ? application : binding.group(),
                policy.overriddenBy(
                        retry.attempts(), retry.delay(), retry.multiplier(), retry.maxDelay(), retry.jitter()),
                FailureClassifier.of(retry.on(), retry.except()));
    }

    String id() {
        return binding.id();
    }

    @Nullable
    Duration timeout() {
        return binding.timeout();
    }

    /** Whether it takes messages of any type. */
    boolean raw() {
        return binding.accepts() == RawEvent.class;
    }
}
