package dev.signalbox.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several Kafka nodes on 127.0.0.1, each in a process of its own, each broker and controller. Topics have three
 * replicas, or as many as there are nodes, of which two have to be in sync. The nodes end with the JVM that
 * started them.
 */
public final class KafkaCluster implements AutoCloseable {

    private final List<KafkaBroker> nodes;

    private KafkaCluster(List<KafkaBroker> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts some nodes, with their data in a new folder; returns when all of them serve.
     *
     * @param settings of each node, beside those that make them fit for tests
     */
    public static KafkaCluster start(int count, Map<String, String> settings) {
        try {
            Path folder = Files.createTempDirectory("kafka-cluster");
            List<KafkaBroker> nodes = new ArrayList<>();
            List<Integer> controllers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                controllers.add(KafkaBroker.freePort());
            }
            for (int id = 1; id <= count; id++) {
                nodes.add(KafkaBroker.member(folder.resolve("node-" + id), id, controllers, settings));
            }
            KafkaCluster cluster = new KafkaCluster(nodes);
            cluster.nodes.parallelStream().forEach(KafkaBroker::start); // none of them serves alone
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
    public KafkaBroker node(int number) {
        return nodes.get(number);
    }

    /** Where clients find the nodes: {@code host:port}, separated by commas. */
    public String addresses() {
        return nodes.stream().map(KafkaBroker::address).collect(Collectors.joining(","));
    }

    /** Kills them and deletes their data. */
    @Override
    public void close() {
        nodes.forEach(KafkaBroker::kill);
        nodes.forEach(KafkaBroker::close);
    }
}
