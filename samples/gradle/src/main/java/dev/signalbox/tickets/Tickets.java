package dev.signalbox.tickets;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;

/** Sells one ticket. */
public final class Tickets {

    private Tickets() {}

    public static void main(String[] args) throws InterruptedException {
        SeatPlan plan = new SeatPlan();
        SignalboxOptions options = SignalboxOptions.builder("tickets")
                .transport(new InMemoryTransport())
                .build();
        try (Signalbox box = Signalbox.create(options, new TicketEvents_Table(() -> plan))) {
            box.start();
            box.emitter().emit(new TicketSold("Hamlet", 3, 14)).join();
            plan.awaitFirst();
        }
    }
}
