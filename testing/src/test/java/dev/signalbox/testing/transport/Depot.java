package dev.signalbox.testing.transport;

import dev.signalbox.Emission;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ManualScheduler;
import dev.signalbox.runtime.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A box that handles parcels in the thread that emits them, and writes down what it does. */
final class Depot implements AutoCloseable {

    final ManualScheduler time = new ManualScheduler();
    final List<String> calls = new ArrayList<>();
    final Signalbox box;

    /** What is done with a parcel, on which attempt. */
    interface Action {

        @Nullable
        CompletionStage<?> act(Parcel parcel, int attempt);
    }

    Depot(Transport transport, Action action) {
        SignalboxOptions options = SignalboxOptions.builder("depot")
                .transport(transport)
                .handlerExecutor(Runnable::run)
                .scheduler(time)
                .retry(RetryPolicy.builder()
                        .attempts(3)
                        .delay(Duration.ofSeconds(1))
                        .multiplier(1)
                        .jitter(0)
                        .build())
                .build();
        box = Signalbox.create(
                options, new Parcel.Table(HandlerBinding.of("deliver", Parcel.class, (parcel, context) -> {
                    calls.add(parcel + "#" + context.attempt());
                    return action.act(parcel, context.attempt());
                })));
    }

    static InMemoryTransport memory() {
        return InMemoryTransport.builder().executor(Runnable::run).build();
    }

    /** A depot that delivers everything. */
    static Depot open(Transport transport) {
        return open(transport, (parcel, attempt) -> null);
    }

    static Depot open(Transport transport, Action action) {
        Depot depot = new Depot(transport, action);
        depot.box.start();
        return depot;
    }

    CompletableFuture<Emission> emit(String street, int number) {
        return box.emitter().emit(new Parcel(street, number));
    }

    @Override
    public void close() {
        box.close();
    }
}
