package dev.signalbox.testing.contract;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A box that is to be: its handlers, and what is special about it. Used by one thread. */
final class BoxPlan {

    private static final Duration RETRY_DELAY = Duration.ofMillis(20);

    private final ContractBoxes boxes;
    private final List<HandlerBinding<?>> handlers = new ArrayList<>();
    private final SignalboxOptions.Builder options;
    private UnaryOperator<Transport> around = UnaryOperator.identity();
    private boolean throwingObserver;

    /** Three attempts, 20 ms apart. */
    BoxPlan(ContractBoxes boxes, String application) {
        this.boxes = boxes;
        this.options = SignalboxOptions.builder(application)
                .startTimeout(boxes.patience().bound())
                .emitTimeout(boxes.patience().bound())
                .drainTimeout(boxes.patience().bound())
                .retry(RetryPolicy.builder()
                        .attempts(3)
                        .delay(RETRY_DELAY)
                        .multiplier(1)
                        .jitter(0)
                        .build());
    }

    BoxPlan handler(HandlerBinding<?> handler) {
        handlers.add(handler);
        return this;
    }

    BoxPlan options(Consumer<SignalboxOptions.Builder> change) {
        change.accept(options);
        return this;
    }

    /** Puts a transport of its own around the one under test. */
    BoxPlan around(UnaryOperator<Transport> around) {
        this.around = around;
        return this;
    }

    BoxPlan throwingObserver() {
        throwingObserver = true;
        return this;
    }

    /** The box, not started. */
    ContractBox create() {
        return boxes.create(options, around, throwingObserver, handlers);
    }

    /** The box, which reads. */
    ContractBox start() {
        ContractBox box = create();
        box.start();
        return box;
    }
}
