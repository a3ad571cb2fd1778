package dev.signalbox.nativeimage;

import dev.signalbox.brokers.BrokerCertificate;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.orders.kafka.OrdersOverKafka;
import dev.signalbox.orders.memory.OrdersInMemory;
import dev.signalbox.orders.rabbitmq.OrdersOverRabbitMq;
import dev.signalbox.parcels.Parcels;
import dev.signalbox.quickstart.Quickstart;
import dev.signalbox.recorder.RecordedAccess;
import dev.signalbox.recorder.RecordedProcess;
import dev.signalbox.recorder.RunningProgram;
import dev.signalbox.tickets.Tickets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The programs that are recorded: each sample, and what they leave out; and the contract, which ran before. */
final class RecordedRuns {

    private static final Path RECORDS = Path.of("target/accesses");
    private static final Path QUICKSTART = Path.of("../../samples/quickstart/orders.ndjson");

    /** What another test beside the contract hands to plain clients: what our transport hands over is another. */
    private static final Set<String> OF_PLAIN_CLIENTS = Set.of(
            "io.cloudevents.kafka.CloudEventSerializer",
            "org.apache.kafka.common.serialization.StringSerializer",
            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
            "org.apache.kafka.clients.consumer.RangeAssignor");

    private static @Nullable NavigableSet<RecordedAccess> accesses;

    private final List<Path> records = new ArrayList<>();

    private RecordedRuns() {}

    /** What they have asked for, all together; they run when somebody wants to know first. */
    static synchronized NavigableSet<RecordedAccess> accesses() throws Exception {
        if (accesses == null) {
            RecordedRuns runs = new RecordedRuns();
            runs.inMemory();
            runs.overKafka();
            runs.overRabbitMq();
            NavigableSet<RecordedAccess> all =
                    RecordedAccess.in(List.of(contractOf("runtime-kafka"), contractOf("runtime-rabbitmq")));
            all.removeIf(access -> OF_PLAIN_CLIENTS.contains(access.target()));
            all.addAll(RecordedAccess.in(runs.records));
            accesses = all;
        }
        return accesses;
    }

    private void inMemory() throws InterruptedException {
        try (RunningProgram program = start("quickstart", List.of(), Quickstart.class, QUICKSTART.toString())) {
            SampleOutput.awaitQuickstart(program);
        }
        orders("orders-memory", "", OrdersInMemory.class);
        for (Class<?> sample : List.of(Parcels.class, Tickets.class)) {
            try (RunningProgram program = start(sample.getSimpleName(), List.of(), sample)) {
                program.awaitEnd();
            }
        }
    }

    private void overKafka() throws Exception {
        Path folder = Files.createTempDirectory("secured-kafka");
        try (KafkaBroker broker = KafkaBroker.start(Map.of());
                SecuredKafka secured = new SecuredKafka(folder)) {
            orders("orders-kafka", broker.address(), OrdersOverKafka.class);
            String authority = secured.authority().toString();
            try (RunningProgram program = start(
                    "kafka-features", List.of(), KafkaFeatures.class, broker.address(), secured.address(), authority)) {
                program.awaitEnd();
            }
        }
    }

    private void overRabbitMq() throws Exception {
        BrokerCertificate certificate = new BrokerCertificate(Files.createTempDirectory("secured-rabbitmq"));
        int port = freePort();
        List<String> tls = List.of(
                "listeners.ssl.default = 127.0.0.1:" + port,
                "ssl_options.cacertfile = " + certificate.certificate(),
                "ssl_options.certfile = " + certificate.certificate(),
                "ssl_options.keyfile = " + certificate.writeKey());
        try (RabbitMqBroker broker = RabbitMqBroker.start(tls)) {
            orders("orders-rabbitmq", broker.uri(), OrdersOverRabbitMq.class);
            String uri = "amqps://guest:guest@127.0.0.1:" + port + "/";
            String authority = certificate.certificate().toString();
            try (RunningProgram program =
                    start("rabbitmq-features", List.of(), RabbitMqFeatures.class, uri, authority)) {
                program.awaitEnd();
            }
        }
    }

    /** The sample, until its orders have come to an end, and then Ctrl+C. */
    private void orders(String name, String broker, Class<?> sample) throws InterruptedException {
        try (RunningProgram program = start(name, List.of("-Dbroker=" + broker), sample, "all")) {
            SampleOutput.awaitOrders(program);
        }
    }

    private RunningProgram start(String name, List<String> options, Class<?> program, String... arguments) {
        Path record = RECORDS.resolve(name + ".tsv");
        records.add(record);
        return RecordedProcess.start(record, options, program, arguments);
    }

    private static Path contractOf(String module) {
        Path record = Path.of("../..", module, "target/accesses/tests.tsv");
        if (!Files.exists(record)) {
            throw new AssertionError("The tests of " + module + " have to run before these, with this build");
        }
        return record;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
