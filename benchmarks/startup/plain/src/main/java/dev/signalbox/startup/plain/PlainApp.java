package dev.signalbox.startup.plain;

import dev.signalbox.startup.orders.OrderFile;
import dev.signalbox.startup.orders.OrderPlaced;
import dev.signalbox.startup.orders.Tally;
import java.io.IOException;

/** Handlers made by hand and called directly. */
public final class PlainApp {

    private PlainApp() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Tally tally = new Tally();
        Warehouse warehouse = new Warehouse(tally);
        Bookkeeping bookkeeping = new Bookkeeping(tally);
        int orders = 0;
        try (OrderFile file = OrderFile.open(args)) {
            for (; file.hasNext(); orders++) {
                OrderPlaced order = file.next();
                warehouse.reserve(order);
                bookkeeping.book(order);
            }
        }
        tally.finish(orders);
    }
}
