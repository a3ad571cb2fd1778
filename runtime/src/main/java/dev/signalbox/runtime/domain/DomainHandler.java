package dev.signalbox.runtime.domain;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.codegen.RetrySpec;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.retry.RetryPolicy;

/** A binding with what the box adds to it. */
record DomainHandler<E>(
        HandlerBinding<? super E> binding, String group, RetryPolicy policy, FailureClassifier classifier) {

    static <E> DomainHandler<E> of(HandlerBinding<? super E> binding, DomainSettings settings) {
        RetrySpec retry = binding.retry();
        return new DomainHandler<>(
                binding,
                binding.group().isEmpty() ? settings.application() : binding.group(),
                settings.policy()
                        .overriddenBy(
                                retry.attempts(), retry.delay(), retry.multiplier(), retry.maxDelay(), retry.jitter()),
                FailureClassifier.of(retry.on(), retry.except()));
    }

    String id() {
        return binding.id();
    }
}
