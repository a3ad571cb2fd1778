package dev.signalbox.benchmarks.rabbitmq;

import dev.signalbox.benchmarks.broker.Contest;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.Rival;
import dev.signalbox.benchmarks.broker.SignalboxEmitter;
import dev.signalbox.benchmarks.broker.SignalboxHandler;
import dev.signalbox.benchmarks.broker.Work;
import dev.signalbox.benchmarks.report.Plan;
import dev.signalbox.rabbitmq.QueueType;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of what RabbitMQ's own client does on a real broker Signalbox does, and spring-rabbit. The rivals
 * take turns in each round; those that warm up are not told.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.rabbitmq.RabbitMqBenchmark [rounds] [case …]}
 */
public final class RabbitMqBenchmark {

    private static final int ROUNDS = 7;
    private static final int MESSAGES_PER_ACK = 50;

    private RabbitMqBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Plan.Case> cases = new LinkedHashMap<>();
        for (QueueType type : List.of(QueueType.QUORUM, QueueType.CLASSIC)) {
            String kind = type.name().toLowerCase(Locale.ROOT);
            for (int bytes : List.of(200, 1_024)) {
                cases.put(
                        "publish-" + bytes + "-" + kind,
                        (warmUp, rounds) -> publish(type, bytes, 30_000, warmUp, rounds, System.out));
                cases.put(
                        "consume-" + bytes + "-" + kind,
                        (warmUp, rounds) -> consume(type, bytes, 30_000, warmUp, rounds, System.out));
            }
        }
        Plan.of(ROUNDS, List.of(arguments)).run(cases);
    }

    static void publish(QueueType type, int bytes, int messages, int warmUp, int rounds, PrintStream out)
            throws Exception {
        List<Parcel> parcels = Parcel.ofEachKey(bytes, ParcelMessage.ATTRIBUTE_PREFIX);
        try (ParcelQueues queues = new ParcelQueues(type)) {
            queues.declare("sink");
            List<Rival> rivals = List.of(
                    new ListeningPublisher(queues, parcels),
                    new WaitingPublisher(queues, parcels),
                    new SignalboxEmitter(queues.signalbox(), parcels),
                    new SpringPublisher(queues, parcels));
            new Contest(title("publish", bytes, type), messages, rivals, queues::purge).run(warmUp, rounds, out);
        }
    }

    static void consume(QueueType type, int bytes, int messages, int warmUp, int rounds, PrintStream out)
            throws Exception {
        List<Parcel> parcels = Parcel.ofEachKey(bytes, ParcelMessage.ATTRIBUTE_PREFIX);
        try (ParcelQueues queues = new ParcelQueues(type)) {
            queues.declare(ParcelQueues.SIGNALBOX);
            List<Rival> rivals = List.of(
                    new RawConsumer(queues, 1),
                    new RawConsumer(queues, MESSAGES_PER_ACK),
                    new SignalboxHandler(queues.signalbox(), 16, Work.NONE),
                    SpringConsumer.simple(queues),
                    SpringConsumer.direct(queues));
            new Contest(title("consume", bytes, type), messages, rivals, () -> queues.fill(parcels, messages))
                    .run(warmUp, rounds, out);
        }
    }

    private static String title(String what, int bytes, QueueType type) {
        return "%s %,d B, %s queue".formatted(what, bytes, type.name().toLowerCase(Locale.ROOT));
    }
}
