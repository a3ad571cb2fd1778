package dev.signalbox.processor.model;

import java.util.List;

/** A handler's {@code @Retry}, as it is written. */
public record RetryModel(
        Stated<Integer> attempts,
        Stated<DurationText> delay,
        Stated<Double> multiplier,
        Stated<DurationText> maxDelay,
        Stated<Double> jitter,
        List<Stated<TypeUse>> on,
        List<Stated<TypeUse>> except) {

    public RetryModel {
        on = List.copyOf(on);
        except = List.copyOf(except);
    }
}
