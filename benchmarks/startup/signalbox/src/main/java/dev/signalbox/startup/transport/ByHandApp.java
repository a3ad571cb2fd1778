package dev.signalbox.startup.transport;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.startup.orders.Tally;
import java.io.IOException;

/** The box made by hand, without Dagger. */
public final class ByHandApp {

    private ByHandApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Tally tally = new Tally();
        SignalboxOptions options = SignalboxOptions.builder("shop")
                .transport(new InMemoryTransport())
                .build();
        OrderEvents_Table table = new OrderEvents_Table(() -> new Bookkeeping(tally), () -> new Warehouse(tally));
        try (Signalbox box = Signalbox.create(options, table)) {
            box.start();
            tally.finish(EmittedOrders.emit(box.emitter(), args));
        }
    }
}
