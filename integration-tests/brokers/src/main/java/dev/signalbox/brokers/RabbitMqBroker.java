package dev.signalbox.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ as a private node of the installed server, on 127.0.0.1. It can be stopped, killed, and started
 * again on the same port with the same data. It ends with the JVM that started it.
 */
public final class RabbitMqBroker implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Path scripts;
    private final Path home;
    private final int port;
    private final int distributionPort;
    private final int epmdPort;
    private final List<String> erlangArguments;

    private @Nullable Process process;

    private RabbitMqBroker(
            Path scripts, Path home, int port, int distributionPort, int epmdPort, List<String> erlangArguments) {
        this.scripts = scripts;
        this.home = home;
        this.port = port;
        this.distributionPort = distributionPort;
        this.epmdPort = epmdPort;
        this.erlangArguments = erlangArguments;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /**
     * Starts a node on a free port, with its data in a new folder.
     *
     * @param configuration lines of its rabbitmq.conf, behind those that make it fit for tests
     * @throws IllegalStateException if no server is installed; it says how to install one
     */
    public static RabbitMqBroker start(List<String> configuration) {
        try {
            return start(Files.createTempDirectory("rabbitmq-broker"), freePort(), configuration);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a node on a port, with its data in a folder. */
    public static RabbitMqBroker start(Path home, int port, List<String> configuration) {
        RabbitMqBroker broker =
                new RabbitMqBroker(RabbitMqTool.scripts(), home, port, freePort(), freePort(), List.of());
        broker.prepare(configuration);
        broker.start();
        return broker;
    }

    /** A node that is to be one of several, and does not run yet. */
    static RabbitMqBroker ofCluster(
            Path home,
            int port,
            int distributionPort,
            int epmdPort,
            List<String> erlangArguments,
            List<String> configuration) {
        RabbitMqBroker broker =
                new RabbitMqBroker(RabbitMqTool.scripts(), home, port, distributionPort, epmdPort, erlangArguments);
        broker.prepare(configuration);
        return broker;
    }

    private void prepare(List<String> configuration) {
        try {
            Files.createDirectories(home);
            List<String> lines = new ArrayList<>(List.of(
                    "loopback_users = none",
                    "log.console = true",
                    "log.console.level = warning",
                    "log.file = false",
                    "disk_free_limit.absolute = 50MB"));
            lines.addAll(configuration);
            Files.write(home.resolve("rabbitmq.conf"), lines);
            Files.writeString(home.resolve("enabled_plugins"), "[].");
            Files.writeString(home.resolve("advanced.config"), "[].");
            Files.writeString(home.resolve("rabbitmq-env.conf"), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a node until it is interrupted: the port, and where its data are to be. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5673;
        Path home = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("rabbitmq-broker");
        RabbitMqBroker broker = start(home, port, List.of());
        System.out.println("RabbitMQ is at " + broker.uri() + ", its data in " + home + "; Ctrl+C ends it");
        broker.running().waitFor();
    }

    /** Where clients find it, with the user that a new node has. */
    public String uri() {
        return "amqp://guest:guest@127.0.0.1:" + port + "/";
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Starts it, after {@link #stop()} or {@link #kill()}; returns when it serves clients. */
    public void start() {
        if (launch()) {
            awaitStart();
        }
    }

    /** Starts it without waiting for it; whether it did not run. */
    boolean launch() {
        if (process != null && process.isAlive()) {
            return false;
        }
        try {
            process = command("rabbitmq-server").start();
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when it serves clients. */
    void awaitStart() {
        try {
            awaitAnswer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it as an operator does. */
    public void stop() {
        control("stop");
        waitFor(running());
    }

    /** Ends it without a warning. */
    public void kill() {
        Process server = running();
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        waitFor(server);
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
        List<String> command = new ArrayList<>(List.of("kill", signal));
        Process server = running();
        Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .forEach(each -> command.add(Long.toString(each.pid())));
        RabbitMqTool.run(new ProcessBuilder(command), List.of());
    }

    /** Runs the server's own tool on it, such as {@code set_vm_memory_high_watermark 0}; what it prints. */
    public String control(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-n", node()));
        all.addAll(List.of(arguments));
        return RabbitMqTool.run(command("rabbitmqctl"), all);
    }

    /**
     * Writes down where the logs of quorum queues are, which a node does by itself half a second or later after
     * they were made. Killed before that, it never finds them again: what is in them is lost, whoever reads them.
     */
    public void noteQuorumQueues() {
        control("eval", "[ok = dets:sync(Table) || Table <- dets:all()].");
    }

    /** Kills it and deletes its data. */
    @Override
    public void close() {
        end();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The node, and the name service that it has started. */
    private void end() {
        if (process != null) {
            kill();
        }
        ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(Integer.toString(epmdPort)))
                        .orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private Process running() {
        Process server = process;
        if (server == null) {
            throw new IllegalStateException("The broker was not started");
        }
        return server;
    }

    private static void waitFor(Process server) {
        try {
            server.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    String node() {
        return name(port) + "@localhost";
    }

    /** What the node at a port is called on its host. */
    static String name(int port) {
        return "signalbox-" + port;
    }

    private ProcessBuilder command(String script) {
        ProcessBuilder builder = new ProcessBuilder(scripts.resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("broker.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("RABBITMQ_NODENAME", node());
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
        environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put(
                "ERL_CRASH_DUMP",
                home.toAbsolutePath().resolve("erl_crash.dump").toString());
        environment.put(
                "RABBITMQ_CONF_ENV_FILE", home.resolve("rabbitmq-env.conf").toString());
        environment.put("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString());
        environment.put(
                "RABBITMQ_ADVANCED_CONFIG_FILE", home.resolve("advanced.config").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("enabled_plugins").toString());
        environment.put("RABBITMQ_MNESIA_BASE", home.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", home.resolve("log").toString());
        environment.put(
                "RABBITMQ_GENERATED_CONFIG_DIR", home.resolve("generated").toString());
        environment.put("RABBITMQ_PID_FILE", home.resolve("pid").toString());
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                ("-kernel inet_dist_use_interface {127,0,0,1} " + String.join(" ", erlangArguments)).strip());
        return builder;
    }

    /** The port answers only once the node serves clients; then it greets. */
    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() - deadline < 0) {
            if (!running().isAlive()) {
                throw new IOException("RabbitMQ has ended: " + Files.readString(home.resolve("broker.log")));
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(2_000);
                socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
                if (socket.getInputStream().read() == 1) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IOException("RabbitMQ does not answer: " + Files.readString(home.resolve("broker.log")));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while RabbitMQ started", interrupted);
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
