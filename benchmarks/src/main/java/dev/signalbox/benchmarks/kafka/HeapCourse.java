package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.SignalboxHandler;
import dev.signalbox.benchmarks.report.Heap;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What is reachable while many events go through one box: it must not grow with their number. */
final class HeapCourse {

    private static final int LOOKS = 5;

    private HeapCourse() {}

    static void run(int messages, PrintStream out) throws Exception {
        try (ParcelTopic topic = ParcelTopic.create(4)) {
            topic.fill(Parcel.ofEachKey(200, ParcelRecord.ATTRIBUTE_PREFIX), messages);
            out.printf(Locale.ROOT, "%n| heap while %,d of 200 B are consumed | MiB |%n| ---: | ---: |%n", messages);
            AtomicInteger handled = new AtomicInteger();
            SignalboxHandler handler = new SignalboxHandler(Clients.signalbox(topic.servers()), 16, () -> {
                int number = handled.incrementAndGet();
                if (number % (messages / LOOKS) == 0) {
                    out.printf(Locale.ROOT, "| after %,d | %.1f |%n", number, Heap.mebibytes());
                }
            });
            handler.measure(messages);
        }
    }
}
