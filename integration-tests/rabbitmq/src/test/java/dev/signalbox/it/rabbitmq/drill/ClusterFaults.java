package dev.signalbox.it.rabbitmq.drill;

import dev.signalbox.brokers.Cable;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.brokers.RabbitMqCluster;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.drill.DrillLog;
import dev.signalbox.faults.drill.Faults;
import java.util.Random;
import java.util.function.Consumer;

/** What may happen to the nodes and on the lines: after each they are well again. */
final class ClusterFaults {

    private final DrillCluster cluster;
    private final RabbitMqCluster nodes;
    private final Faults faults;

    ClusterFaults(DrillCluster cluster, Random random, DrillLog log) {
        this.cluster = cluster;
        this.nodes = cluster.nodes();
        this.faults = new Faults(random, log);
        nodeFaults();
        lineFaults();
        new OperatorFaults(cluster, faults).add();
    }

    /** One of them, and its end. */
    void next() {
        faults.next();
    }

    private void nodeFaults() {
        faults.add(3, "kill -9 of a node", name -> away(name, RabbitMqBroker::kill))
                .add(3, "clean restart of a node", name -> away(name, RabbitMqBroker::stop))
                .add(1, "kill -9 of all nodes", name -> {
                    int millis = faults.begins(name, "", 0, 4_000);
                    for (int i = 0; i < nodes.size(); i++) {
                        nodes.node(i).kill();
                    }
                    Await.pause(millis);
                    cluster.mend();
                })
                .add(3, "freeze of a node", name -> {
                    int node = any();
                    // longer than a tick is rare: the cluster falls apart, and needs an operator
                    int most = faults.between(0, 4) == 0 ? 14_000 : 5_000;
                    int millis = faults.begins(name, "node " + node, 1_000, most);
                    nodes.node(node).freeze();
                    Await.pause(millis);
                    nodes.node(node).thaw();
                    cluster.mend();
                });
    }

    private void away(String name, Consumer<RabbitMqBroker> end) {
        int node = any();
        int millis = faults.begins(name, "node " + node, 0, 8_000);
        end.accept(nodes.node(node));
        Await.pause(millis);
        cluster.mend();
    }

    private void lineFaults() {
        faults.add(3, "partition", name -> partition(name, nodes::isolate, 1_000, 12_000))
                .add(2, "silent partition", name -> partition(name, nodes::silence, 2_000, 20_000))
                .add(4, "cut of client connections", name -> {
                    int node = any();
                    faults.begins(name, "node " + node, 0, 0);
                    nodes.clients(node).cut();
                })
                .add(3, "clients turned away", name -> lines(name, Cable::unplug, 500, 6_000))
                .add(2, "client connections silent", name -> lines(name, Cable::silence, 1_000, 15_000));
    }

    private void partition(String name, Consumer<Integer> begin, int least, int most) {
        int node = any();
        int millis = faults.begins(name, "node " + node, least, most);
        begin.accept(node);
        Await.pause(millis);
        cluster.mend();
    }

    private void lines(String name, Consumer<Cable> begin, int least, int most) {
        boolean all = faults.between(0, 2) == 0;
        int node = any();
        int millis = faults.begins(name, all ? "all nodes" : "node " + node, least, most);
        for (int i = 0; i < nodes.size(); i++) {
            if (all || i == node) {
                begin.accept(nodes.clients(i));
            }
        }
        Await.pause(millis);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.clients(i).plug();
        }
    }

    private int any() {
        return faults.between(0, nodes.size() - 1);
    }
}
