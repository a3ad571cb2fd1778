package dev.signalbox.it.kafka;

import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.receive.DeadLetterPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lists all dead letters of a topic in pages, then replays those with numbers below ten thousand. What it does
 * goes to a file: each event that is handled, and how long and how much memory the rest took.
 */
final class ManyLettersProgram {

    static final String TOPIC = "many";
    static final int REPLAYED = 10_000;

    private static final int PAGE = 500;

    private ManyLettersProgram() {}

    /** Is told the broker, the group, and where the file is. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments[2]);
        KafkaTransport transport = KafkaTransport.builder(arguments[0])
                .property("session.timeout.ms", 3_000) // after which the group is done with one that was killed
                .property("heartbeat.interval.ms", 500)
                .build();
        try (Desk desk =
                Desk.open(transport, arguments[1], TOPIC).mend().onHandled(id -> write(file, "handled " + id))) {
            long begin = System.nanoTime();
            int listed = 0;
            int pages = 0;
            @Nullable String after = null;
            do {
                DeadLetterPage page = desk.letters().page(TOPIC, after, PAGE);
                listed += page.letters().size();
                pages++;
                after = page.next();
            } while (after != null);
            write(file, "listed " + listed + " in " + millis(begin) + " ms and " + pages + " pages, heap " + heap());
            begin = System.nanoTime();
            int replayed = desk.letters()
                    .replayAll(TOPIC, letter -> Integer.parseInt(letter.eventId()) < REPLAYED)
                    .join();
            write(file, "replayed " + replayed + " in " + millis(begin) + " ms, heap " + heap());
            while (!Files.exists(file.resolveSibling("end"))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        write(file, "end");
    }

    private static long millis(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " of " + (runtime.maxMemory() >> 20) + " MiB";
    }

    private static void write(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
