package dev.signalbox.benchmarks.dispatch;

/** How many handlers each of the fifty event types has. */
public enum Handlers {
    ONE,
    THREE;

    HandledEvents events() {
        return switch (this) {
            case ONE -> new dev.signalbox.benchmarks.dispatch.one.Wiring();
            case THREE -> new dev.signalbox.benchmarks.dispatch.three.Wiring();
        };
    }
}
