package dev.signalbox.it.rabbitmq;

import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.HeapThief;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A consumer of jobs beside which something else takes all memory, a few times, and then no more. */
final class RobbedWorker {

    static final int HEAP = 64;

    /** What it writes into its journal once it reads, and has stored a dead letter, with all its memory. */
    static final String READS = "reads";

    /** What it writes into its journal once nothing takes its memory any more. */
    static final String OVER = "over";

    private static final int TIMES = 6;
    private static final long MILLIS = 1_500;

    private RobbedWorker() {}

    /** Runs until the process is ended: the broker, the group and exchange, and where the journal is. */
    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of(arguments[2]);
        Journal journal = new Journal(arguments[1], Journal.open(file));
        Signalbox box = Worker.box(
                RabbitMqTransport.builder(arguments[0])
                        .exchange(arguments[1], ExchangeType.TOPIC)
                        .build(),
                arguments[1],
                journal);
        box.start();
        buryOne(box, file);
        journal.worker(READS);
        for (int i = 0; i < TIMES; i++) {
            Await.pause(MILLIS);
            HeapThief.rob(MILLIS);
        }
        journal.worker(OVER);
        new CountDownLatch(1).await();
    }

    /** A class that is used for the first time while memory is out may be of no use ever after, says the JVM. */
    private static void buryOne(Signalbox box, Path journal) {
        box.emitter()
                .emit(
                        new Job("first", -1, 0, Job.Fate.REJECTED),
                        EmitOptions.builder().id("-1").build())
                .join();
        Await.until(
                () -> "its dead letter",
                () -> Line.read(journal).stream().anyMatch(line -> line.what().equals("settled")));
    }
}
