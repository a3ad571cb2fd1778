package dev.signalbox.startup.orders;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What the handlers have done. Tells standard output of the first event, for the one who waits for it there,
 * and keeps the process until standard input ends, so that it can be looked at.
 */
public final class Tally {

    private static final int HANDLERS = 2;

    private int handled;
    private int pieces;
    private long cents;

    /** The warehouse's handler has run. */
    public void reserved(int quantity) {
        handled(quantity, 0);
    }

    /** The bookkeeping's handler has run. */
    public void booked(long amount) {
        handled(0, amount);
    }

    private synchronized void handled(int quantity, long amount) {
        if (handled == 0) {
            System.out.println("first event handled");
        }
        handled++;
        pieces += quantity;
        cents += amount;
        notifyAll();
    }

    /** Waits until both handlers have seen all orders, sums up, and waits for the end of standard input. */
    public void finish(int orders) throws InterruptedException, IOException {
        synchronized (this) {
            while (handled < HANDLERS * orders) {
                wait();
            }
            System.out.println(orders + " orders: " + pieces + " pieces reserved, " + cents + " cents booked");
        }
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
