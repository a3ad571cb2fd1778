package dev.signalbox.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kafka as one KRaft node in a process of its own, on 127.0.0.1, alone or in a {@link KafkaCluster}. It can be
 * stopped, killed, frozen, and started again on the same port with the same data. It ends with the JVM that
 * started it.
 */
public final class KafkaBroker implements AutoCloseable {

    /** What the broker logs once it serves clients. */
    private static final String STARTED = "Kafka Server started";

    private static final String CLUSTER = "c2lnbmFsYm94LXRlc3RzLg";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final int port;

    /** From 1. */
    private final int id;

    /** The ports of all controllers, in the order of their nodes' ids. */
    private final List<Integer> controllers;

    private final Map<String, String> settings;

    private @Nullable Process process;

    private KafkaBroker(Path home, int port, int id, List<Integer> controllers, Map<String, String> settings) {
        this.home = home;
        this.port = port;
        this.id = id;
        this.controllers = List.copyOf(controllers);
        this.settings = new LinkedHashMap<>(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /**
     * Starts a broker on a free port, with its data in a new folder.
     *
     * @param settings of the broker, beside those that make it fit for tests
     */
    public static KafkaBroker start(Map<String, String> settings) {
        try {
            return start(Files.createTempDirectory("kafka-broker"), freePort(), settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a broker on a port, with its data in a folder. */
    public static KafkaBroker start(Path home, int port, Map<String, String> settings) {
        KafkaBroker broker = new KafkaBroker(home, port, 1, List.of(freePort()), settings).formatted();
        broker.start();
        return broker;
    }

    /** One node of a cluster, which is not started yet. */
    static KafkaBroker member(Path home, int id, List<Integer> controllers, Map<String, String> settings) {
        return new KafkaBroker(home, freePort(), id, controllers, settings).formatted();
    }

    private KafkaBroker formatted() {
        try {
            format();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /**
     * Runs a broker until it is interrupted: the port, and where its data are to be. Without a place they go
     * with it.
     */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9092;
        requireFree(port);
        boolean keeps = arguments.length > 1;
        Path home = keeps ? Path.of(arguments[1]) : Files.createTempDirectory("kafka-broker");
        KafkaBroker broker = start(home, port, Map.of());
        if (!keeps) {
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        }
        System.out.println("Kafka is at " + broker.address() + ", its data in " + home + "; Ctrl+C ends it");
        Objects.requireNonNull(broker.process).waitFor();
    }

    /** Where clients find it: {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts it, after {@link #stop()} or {@link #kill()}; returns when it answers. */
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            Path log = home.resolve("broker.log");
            int logBefore = Files.exists(log) ? log("broker").length() : 0;
            process = run(
                    "broker",
                    List.of("-Xmx512m", "-XX:+UseSerialGC"),
                    "kafka.Kafka",
                    properties().toString());
            awaitAnswer(logBefore);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it as an operator does. */
    public void stop() {
        end(Process::destroy);
    }

    /** Ends it without a warning. */
    public void kill() {
        end(Process::destroyForcibly);
    }

    /** Stops it in the middle of what it does, its connections open, until {@link #thaw()}. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            signal,
                            Long.toString(Objects.requireNonNull(process).pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it and deletes its data. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void end(Consumer<Process> how) {
        Process running = process;
        if (running == null) {
            return;
        }
        how.accept(running);
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void format() throws IOException {
        if (Files.exists(home.resolve("data").resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(home);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(id));
        all.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://" + controller(id));
        all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.put("controller.listener.names", "CONTROLLER");
        all.put(
                "controller.quorum.bootstrap.servers",
                IntStream.rangeClosed(1, controllers.size())
                        .mapToObj(this::controller)
                        .collect(Collectors.joining(",")));
        all.put("log.dirs", home.resolve("data").toString());
        String replicas = Integer.toString(Math.min(3, controllers.size()));
        String inSync = Integer.toString(Math.min(2, controllers.size()));
        all.put("default.replication.factor", replicas);
        all.put("min.insync.replicas", inSync);
        all.put("offsets.topic.replication.factor", replicas);
        all.put("offsets.topic.num.partitions", "5");
        all.put("transaction.state.log.replication.factor", replicas);
        all.put("transaction.state.log.min.isr", inSync);
        all.put("transaction.state.log.num.partitions", "5");
        all.put("share.coordinator.state.topic.replication.factor", replicas);
        all.put("share.coordinator.state.topic.min.isr", inSync);
        all.put("num.partitions", "4");
        all.put("auto.create.topics.enable", "false");
        all.put("broker.session.timeout.ms", "3000"); // which a broker that was killed has to wait for
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.consumer.heartbeat.interval.ms", "100");
        all.put("group.consumer.min.heartbeat.interval.ms", "100");
        all.put("group.consumer.assignment.interval.ms", "0");
        all.put("log.cleaner.dedupe.buffer.size", "4194304");
        all.putAll(settings);
        Files.write(
                properties(),
                all.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
        List<String> arguments = new ArrayList<>(List.of("format", "--cluster-id", CLUSTER));
        if (controllers.size() == 1) {
            arguments.add("--standalone");
        } else {
            arguments.addAll(List.of("--initial-controllers", initialControllers()));
        }
        arguments.addAll(List.of("--config", properties().toString()));
        Process formatting = run("format", List.of(), "kafka.tools.StorageTool", arguments.toArray(String[]::new));
        try {
            if (formatting.waitFor() != 0) {
                throw new IOException("Kafka could not format its storage: " + log("format"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Kafka formatted its storage", interrupted);
        }
    }

    private String controller(int node) {
        return "127.0.0.1:" + controllers.get(node - 1);
    }

    /** Each with the id of its folder, which has to be the same wherever it is told. */
    private String initialControllers() {
        return IntStream.rangeClosed(1, controllers.size())
                .mapToObj(node -> node + "@" + controller(node) + ":" + folderId(node))
                .collect(Collectors.joining(","));
    }

    private static String folderId(int node) {
        byte[] id = new byte[16];
        id[0] = (byte) 0x51;
        id[15] = (byte) node;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private Process run(String what, List<String> options, String main, String... arguments) throws IOException {
        Path logging = Files.writeString(home.resolve("log4j2.properties"), """
                rootLogger.level=warn
                rootLogger.appenderRef.stdout.ref=console
                logger.started.name=kafka.server.KafkaRaftServer
                logger.started.level=info
                appender.console.type=Console
                appender.console.name=console
                appender.console.layout.type=PatternLayout
                appender.console.layout.pattern=%d %p %c: %m%n
                """);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=" + (what.equals("format") ? 1 : 4)));
        command.addAll(List.of("-Dlog4j2.configurationFile=" + logging, "-cp", classPath(), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve(what + ".log").toFile()))
                .start();
    }

    private Path properties() {
        return home.resolve("server.properties");
    }

    private String log(String what) throws IOException {
        return Files.readString(home.resolve(what + ".log"));
    }

    /** The broker listens before it serves anybody, so that an open port tells too little. */
    private void awaitAnswer(int logBefore) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!Objects.requireNonNull(process).isAlive()) {
                throw new IOException("Kafka has ended: " + log("broker"));
            }
            if (log("broker").substring(logBefore).contains(STARTED)) {
                return;
            }
            pause();
        }
        throw new IOException("Kafka does not answer: " + log("broker"));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while Kafka started", interrupted);
        }
    }

    private static String classPath() throws IOException {
        try (var in = KafkaBroker.class.getResourceAsStream("kafka.classpath")) {
            if (in == null) {
                throw new IOException("The jars of Kafka are not known: build integration-tests/brokers with Maven");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Kafka would say it on a hundred lines. */
    private static void requireFree(int port) throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException taken) {
            throw new IOException(
                    "The port " + port + " is taken, perhaps by a Kafka that runs already: name another one", taken);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
