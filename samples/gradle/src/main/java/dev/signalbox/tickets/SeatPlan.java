package dev.signalbox.tickets;

import dev.signalbox.Handler;
import java.util.concurrent.CountDownLatch;

/** Knows which seats are taken. */
final class SeatPlan {

    private final CountDownLatch first = new CountDownLatch(1);

    @Handler
    void take(TicketSold ticket) {
        System.out.println("Row " + ticket.row() + ", seat " + ticket.seat() + " is taken for " + ticket.show());
        first.countDown();
    }

    void awaitFirst() throws InterruptedException {
        first.await();
    }
}
