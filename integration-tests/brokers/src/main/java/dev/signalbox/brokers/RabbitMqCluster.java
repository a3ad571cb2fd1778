package dev.signalbox.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cluster of private RabbitMQ nodes on 127.0.0.1. Each reaches each of the others, and clients reach each of
 * them, through {@link Cable}s that can be cut. The nodes end with the JVM that started them.
 *
 * <p>A partition is healed by itself ({@code autoheal}). With two nodes {@code pause_minority} would pause both
 * of them at every fault, and with {@code ignore} they would never come together again without an operator. A
 * quorum queue confirms nothing while more than a minority of the nodes is away: with two, while one is.
 */
public final class RabbitMqCluster implements AutoCloseable {

    /** After how many seconds, more or less, a node takes another for gone that says nothing. */
    public static final int TICK_SECONDS = 8;

    private static final int TRIES = 4;

    private final List<RabbitMqBroker> nodes = new ArrayList<>();
    private final List<NameService> names = new ArrayList<>();
    private final Map<String, Integer> registered = new ConcurrentHashMap<>();
    private final List<Cable> clients = new ArrayList<>();
    private final List<Between> between = new ArrayList<>();

    /** The cable that leads one node to another. */
    private record Between(int from, int to, Cable cable) {}

    private final Path folder;

    private RabbitMqCluster(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts some nodes, with their data in a new folder.
     *
     * @param configuration lines of each rabbitmq.conf, behind those that make them fit for tests
     */
    public static RabbitMqCluster start(int count, List<String> configuration) {
        try {
            RabbitMqCluster cluster = new RabbitMqCluster(Files.createTempDirectory("rabbitmq-cluster"));
            cluster.build(count, configuration);
            cluster.nodes.forEach(RabbitMqBroker::start); // the first one alone; the others join it
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** One of the nodes, from 0. */
    public RabbitMqBroker node(int number) {
        return nodes.get(number);
    }

    /** What leads clients to a node. */
    public Cable clients(int node) {
        return clients.get(node);
    }

    /** Where clients find the nodes, one of them first. */
    public List<String> uris(String user, String password, String virtualHost, int first) {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            int port = clients((first + i) % size()).port();
            uris.add("amqp://" + user + ":" + password + "@127.0.0.1:" + port + "/" + virtualHost);
        }
        return uris;
    }

    /** Cuts a node off from the others, which are told by the end of their connections. */
    public void isolate(int node) {
        cablesOf(node).forEach(Cable::unplug);
    }

    /** Cuts a node off from the others, without a word. */
    public void silence(int node) {
        cablesOf(node).forEach(Cable::silence);
    }

    /** Connects all nodes again. */
    public void heal() {
        between.forEach(each -> each.cable().plug());
    }

    /** Starts the nodes that do not run, all at once, for they may wait for each other. */
    public void startAll() {
        for (int i = 1; ; i++) {
            List<RabbitMqBroker> launched =
                    nodes.stream().filter(RabbitMqBroker::launch).toList();
            try {
                launched.forEach(RabbitMqBroker::awaitStart);
                return;
            } catch (UncheckedIOException failure) {
                if (i == TRIES) {
                    throw failure; // else as an operator's supervisor would: once more
                }
                launched.forEach(RabbitMqBroker::kill);
            }
        }
    }

    /** Whether a node sees all the others, and they it. */
    public boolean isWhole(int node) {
        try {
            String seen = node(node).control("eval", "length(rabbit_mnesia:cluster_nodes(running)).");
            return seen.strip().equals(Integer.toString(size()));
        } catch (UncheckedIOException notNow) {
            return false;
        }
    }

    /** Kills all nodes and deletes their data. */
    @Override
    public void close() {
        nodes.forEach(RabbitMqBroker::close);
        names.forEach(NameService::close);
        clients.forEach(Cable::close);
        between.forEach(each -> each.cable().close());
        try {
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Cable> cablesOf(int node) {
        return between.stream()
                .filter(each -> each.from() == node || each.to() == node)
                .map(Between::cable)
                .toList();
    }

    private void build(int count, List<String> configuration) throws IOException {
        List<Integer> distributionPorts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            distributionPorts.add(RabbitMqBroker.freePort());
        }
        for (int i = 0; i < count; i++) {
            Path home = folder.resolve("node-" + i);
            Files.createDirectories(home);
            writeCookie(home.resolve(".erlang.cookie"));
            int port = RabbitMqBroker.freePort();
            names.add(new NameService(registered));
            nodes.add(RabbitMqBroker.ofCluster(
                    home,
                    port,
                    distributionPorts.get(i),
                    names.get(i).port(),
                    List.of("-kernel net_ticktime " + TICK_SECONDS),
                    configuration(i, port, configuration)));
            clients.add(new Cable(port));
        }
        for (int from = 0; from < count; from++) {
            for (int to = 0; to < count; to++) {
                if (from != to) {
                    Cable cable = new Cable(distributionPorts.get(to));
                    between.add(new Between(from, to, cable));
                    names.get(from).lead(RabbitMqBroker.name(node(to).port()), cable.port());
                }
            }
        }
    }

    private List<String> configuration(int number, int port, List<String> more) {
        List<String> lines = new ArrayList<>(List.of(
                "cluster_partition_handling = autoheal",
                "cluster_formation.peer_discovery_backend = classic_config",
                "cluster_formation.classic_config.nodes.1 = "
                        + (number == 0 ? RabbitMqBroker.name(port) + "@localhost" : node(0).node()),
                "cluster_formation.classic_config.nodes.2 = " + RabbitMqBroker.name(port) + "@localhost",
                "cluster_formation.randomized_startup_delay_range.min = 0",
                "cluster_formation.randomized_startup_delay_range.max = 0"));
        lines.addAll(more);
        return lines;
    }

    /** The secret that nodes of one cluster share. */
    private static void writeCookie(Path file) throws IOException {
        Files.writeString(file, "SIGNALBOX");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }
}
