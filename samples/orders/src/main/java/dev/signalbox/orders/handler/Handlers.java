package dev.signalbox.orders.handler;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.runtime.receive.DeadLetters;
import dev.signalbox.runtime.transport.Transport;
import java.util.List;
import java.util.function.Consumer;

/** Handles orders, in a group for the warehouse and one for bookkeeping. */
public final class Handlers {

    private static final int MOST_LETTERS = 1_000;

    private Handlers() {}

    /** The handlers, wired and not started. */
    public static Signalbox box(Transport transport, boolean hasKettles, Consumer<String> out) {
        Warehouse warehouse = new Warehouse(hasKettles, out);
        Bookkeeping bookkeeping = new Bookkeeping(out);
        return Signalbox.create(
                SignalboxOptions.builder("orders")
                        .transport(transport)
                        .observer(new Troubles(out))
                        .build(),
                new OrderHandlers_Table(() -> bookkeeping, () -> warehouse));
    }

    /** Tells which dead letters there are, and hands those that a handler may manage now back to it. */
    public static void replay(DeadLetters letters, Consumer<String> out) {
        List<DeadLetter> all = letters.list("orders", MOST_LETTERS);
        all.forEach(letter -> out.accept("dead letter of " + letter.group() + " for " + letter.key() + " after attempt "
                + letter.attempts() + ": " + letter.errorMessage()));
        int replayed = letters.replayAll("orders", letter -> letter.reason() == Reason.HANDLER_FAILED)
                .join();
        out.accept(replayed + " replayed");
    }
}
