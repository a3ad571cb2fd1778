package dev.signalbox.benchmarks.broker;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;

/** A handler over Signalbox: decoded, in order per key, settled. The group is {@link #GROUP}. */
public final class SignalboxHandler implements Rival {

    public static final String GROUP = "signalbox";

    private final Transport transport;
    private final int concurrency;
    private final Work work;

    /**
     * A handler that is subscribed anew in each round.
     *
     * @param concurrency how many events are handled at once
     */
    public SignalboxHandler(Transport transport, int concurrency, Work work) {
        this.transport = transport;
        this.concurrency = concurrency;
        this.work = work;
    }

    @Override
    public String name() {
        return "Signalbox";
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Arrivals arrivals = new Arrivals(messages);
        try (Signalbox box = box()) {
            box.subscribe("scan", ParcelScanned.class, (event, context) -> {
                work.run();
                arrivals.arrived();
            });
            box.start();
            return arrivals.await();
        }
    }

    /** One that has not started. */
    private Signalbox box() {
        return Signalbox.create(
                SignalboxOptions.builder(GROUP)
                        .transport(transport)
                        .concurrency(concurrency)
                        .build(),
                new ParcelEvents_Table());
    }
}
