package dev.signalbox.benchmarks.report;

import java.lang.management.ManagementFactory;

/** How much memory is in use. */
public final class Heap {

    private Heap() {}

    /** What is reachable, in MiB: several collections, because one may leave something behind. */
    public static double mebibytes() {
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024.0);
    }
}
