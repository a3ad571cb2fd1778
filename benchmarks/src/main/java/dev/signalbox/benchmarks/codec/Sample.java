package dev.signalbox.benchmarks.codec;

import dev.signalbox.benchmarks.codec.event.Samples;

/** The events that are encoded and decoded. */
public enum Sample {
    SMALL,
    MEDIUM,
    LARGE;

    Record event() {
        return switch (this) {
            case SMALL -> Samples.small();
            case MEDIUM -> Samples.medium();
            case LARGE -> Samples.large();
        };
    }
}
