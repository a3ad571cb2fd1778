package dev.signalbox.parcels;

import dev.signalbox.parcels.delivery.Courier;
import dev.signalbox.parcels.event.ParcelPosted;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.util.List;

/** Posts a few parcels and has them delivered, within one process. */
public final class Parcels {

    private static final List<ParcelPosted> POSTED = List.of(
            new ParcelPosted("P-1", "Turin", null),
            new ParcelPosted("P-2", "Ghent", "left with a neighbour"),
            new ParcelPosted("P-3", "Riga", null));

    private Parcels() {}

    public static void main(String[] args) throws InterruptedException {
        Courier courier = new Courier(POSTED.size(), System.out::println);
        SignalboxOptions options = SignalboxOptions.builder("parcels")
                .transport(new InMemoryTransport())
                .build();
        try (Signalbox box = Signalbox.create(options, new ParcelEvents_Table(() -> courier))) {
            box.start();
            box.emitter().emitAll(POSTED).join();
            courier.awaitLast();
        }
        System.out.println("All in " + Parcels.class.getModule());
    }
}
