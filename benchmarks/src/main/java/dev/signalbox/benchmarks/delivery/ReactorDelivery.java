package dev.signalbox.benchmarks.delivery;

import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One of Reactor's sinks, spread over parallel rails. */
final class ReactorDelivery implements Delivery {

    private final Sinks.Many<MeterRead> sink = Sinks.many().unicast().onBackpressureBuffer();
    private final Scheduler scheduler;

    ReactorDelivery(int lanes, Work work) {
        scheduler = Schedulers.newParallel("lanes", lanes);
        sink.asFlux().parallel(lanes).runOn(scheduler).subscribe(event -> handle(work, event));
    }

    private static void handle(Work work, MeterRead event) {
        try {
            work.handle(event);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void send(MeterRead event) {
        sink.emitNext(event, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
