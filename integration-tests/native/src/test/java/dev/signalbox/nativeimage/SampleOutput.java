package dev.signalbox.nativeimage;

import dev.signalbox.recorder.RunningProgram;

/** What the samples print when they work. */
final class SampleOutput {

    private SampleOutput() {}

    /** The quickstart, which ends by itself. */
    static void awaitQuickstart(RunningProgram quickstart) throws InterruptedException {
        quickstart.awaitLines(1, "are handled now");
        quickstart.awaitEnd();
    }

    /** The orders sample with {@code all}, until its three customers' orders have come to an end. */
    static void awaitOrders(RunningProgram orders) throws InterruptedException {
        orders.awaitLines(8, "bookkeeping has billed");
        orders.awaitLines(5, "warehouse has packed");
        orders.awaitLines(3, "warehouse gives up");
    }
}
