package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Contest;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.SignalboxEmitter;
import dev.signalbox.benchmarks.broker.SignalboxHandler;
import dev.signalbox.benchmarks.broker.Work;
import dev.signalbox.benchmarks.report.Plan;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of what Kafka's own client does on a real broker Signalbox does, spring-kafka, and
 * Confluent's parallel consumer. The rivals take turns in each round; those that warm up are not told.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.kafka.KafkaBenchmark [rounds] [case …]}
 */
public final class KafkaBenchmark {

    private static final int ROUNDS = 7;
    private static final int PARTITIONS = 4;
    private static final int LANES = 64;

    /** One thread that waits for 1 ms with each message gets so much less to do. */
    private static final int ONE_THREAD = 40;

    private KafkaBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Plan.Case> cases = new LinkedHashMap<>();
        cases.put("emit-200", (warmUp, rounds) -> emit(200, 200_000, warmUp, rounds, System.out));
        cases.put("emit-1024", (warmUp, rounds) -> emit(1_024, 100_000, warmUp, rounds, System.out));
        cases.put("consume-200", (warmUp, rounds) -> consume(200, 400_000, warmUp, rounds, System.out));
        cases.put("consume-1024", (warmUp, rounds) -> consume(1_024, 200_000, warmUp, rounds, System.out));
        cases.put("wait", (warmUp, rounds) -> handleSlowly(60_000, warmUp, rounds, System.out));
        cases.put("heap", (warmUp, rounds) -> HeapCourse.run(1_000_000, System.out));
        Plan.of(ROUNDS, List.of(arguments)).run(cases);
    }

    static void emit(int bytes, int messages, int warmUp, int rounds, PrintStream out) throws Exception {
        List<Parcel> parcels = Parcel.ofEachKey(bytes, ParcelRecord.ATTRIBUTE_PREFIX);
        try (ParcelTopic topic = ParcelTopic.forgetful(PARTITIONS)) {
            String servers = topic.servers();
            new Contest(
                            "emit %,d B".formatted(bytes),
                            messages,
                            List.of(
                                    new RawProducer(servers, parcels, false),
                                    new RawProducer(servers, parcels, true),
                                    new SignalboxEmitter(Clients.signalbox(servers), parcels),
                                    new SpringProducer(servers, parcels)),
                            () -> {})
                    .run(warmUp, rounds, out);
        }
    }

    static void consume(int bytes, int messages, int warmUp, int rounds, PrintStream out) throws Exception {
        try (ParcelTopic topic = ParcelTopic.create(PARTITIONS)) {
            String servers = topic.servers();
            topic.fill(Parcel.ofEachKey(bytes, ParcelRecord.ATTRIBUTE_PREFIX), messages);
            new Contest(
                            "consume %,d B".formatted(bytes),
                            messages,
                            List.of(
                                    new FromTheStart(new RawConsumer(servers, false), topic, RawConsumer.GROUP),
                                    new FromTheStart(new RawConsumer(servers, true), topic, RawConsumer.GROUP),
                                    new FromTheStart(
                                            new SignalboxHandler(Clients.signalbox(servers), 16, Work.NONE),
                                            topic,
                                            SignalboxHandler.GROUP),
                                    new FromTheStart(
                                            new SpringConsumer(servers, Work.NONE, 1), topic, SpringConsumer.GROUP),
                                    new FromTheStart(
                                            new ParallelConsumer(servers, 16, 0, 10),
                                            topic,
                                            ParallelConsumerProgram.GROUP)),
                            () -> {})
                    .run(warmUp, rounds, out);
        }
    }

    /** One partition, handlers that wait. */
    static void handleSlowly(int messages, int warmUp, int rounds, PrintStream out) throws Exception {
        Work work = Work.ONE_MILLISECOND;
        try (ParcelTopic topic = ParcelTopic.create(1)) {
            String servers = topic.servers();
            topic.fill(Parcel.ofEachKey(200, ParcelRecord.ATTRIBUTE_PREFIX), messages);
            new Contest(
                            "handle 200 B in 1 ms, one partition, 64 lanes",
                            messages,
                            List.of(
                                    new FromTheStart(new RawWorkers(servers, LANES, work), topic, RawWorkers.GROUP),
                                    new FromTheStart(
                                            new SignalboxHandler(Clients.signalbox(servers), LANES, work),
                                            topic,
                                            SignalboxHandler.GROUP),
                                    new FromTheStart(
                                            new SpringConsumer(servers, work, ONE_THREAD), topic, SpringConsumer.GROUP),
                                    new FromTheStart(
                                            new ParallelConsumer(servers, LANES, 1, 4),
                                            topic,
                                            ParallelConsumerProgram.GROUP)),
                            () -> {})
                    .run(warmUp, rounds, out);
        }
    }
}
