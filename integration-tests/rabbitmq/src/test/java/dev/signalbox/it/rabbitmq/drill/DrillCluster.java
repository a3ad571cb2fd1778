package dev.signalbox.it.rabbitmq.drill;

import dev.signalbox.brokers.RabbitMqCluster;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.drill.DrillLog;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import java.io.UncheckedIOException;
import java.util.List;

/** The nodes, with a user and a virtual host of the drill's own, and an operator who does not give up. */
final class DrillCluster implements AutoCloseable {

    /** The user, the virtual host and the exchange. */
    static final String NAME = "drill";

    static final String PASSWORD = "secret";

    private static final int TRIES = 30;
    private static final int PATIENCE_SECONDS = 30;

    private final RabbitMqCluster nodes;
    private final DrillLog log;

    DrillCluster(int count, DrillLog log) {
        this.log = log;
        this.nodes = RabbitMqCluster.start(count, List.of("heartbeat = 5"));
        control("add_vhost", NAME);
        control("add_user", NAME, PASSWORD);
        permit();
    }

    RabbitMqCluster nodes() {
        return nodes;
    }

    /** Where clients find it, as one text, one node first. */
    String address(int first) {
        return String.join(",", nodes.uris(NAME, PASSWORD, NAME, first));
    }

    /** A transport to such an address. */
    static RabbitMqTransport transport(String address) {
        String[] uris = address.split(",", -1);
        String[] more = new String[uris.length - 1];
        System.arraycopy(uris, 1, more, 0, more.length);
        return RabbitMqTransport.builder(uris[0], more)
                .exchange(NAME, ExchangeType.TOPIC)
                .build();
    }

    void permit() {
        control("set_permissions", "-p", NAME, NAME, ".*", ".*", ".*");
    }

    /** Has one of the nodes do it: a command that fails is given again, to the next one. */
    String control(String... arguments) {
        for (int i = 0; ; i++) {
            try {
                return nodes.node(i % nodes.size()).control(arguments);
            } catch (UncheckedIOException failure) {
                if (i == TRIES) {
                    throw failure;
                }
                Await.pause(1_000);
            }
        }
    }

    /** The same, and if it cannot be done now it is left. */
    boolean tryControl(String... arguments) {
        try {
            nodes.node(0).control(arguments);
            return true;
        } catch (UncheckedIOException failure) {
            log.say("not done: " + String.join(" ", arguments));
            return false;
        }
    }

    /** Cuts the connections of all clients. */
    void cutClients() {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.clients(i).cut();
        }
    }

    /** All nodes run, and see each other; where they do not find back alone, one is started again. */
    void mend() {
        nodes.heal();
        nodes.startAll();
        for (int victim = 0; !awaitWhole(); victim++) {
            if (victim == TRIES) {
                throw new AssertionError("The nodes do not come together again");
            }
            int node = victim % nodes.size();
            log.say("the nodes do not come together by themselves: node " + node + " is started again");
            nodes.node(node).kill();
            nodes.startAll();
        }
    }

    private boolean awaitWhole() {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (System.nanoTime() - deadline < 0) {
            boolean whole = true;
            for (int i = 0; whole && i < nodes.size(); i++) {
                whole = nodes.isWhole(i);
            }
            if (whole) {
                return true;
            }
            Await.pause(1_000);
        }
        return false;
    }

    @Override
    public void close() {
        nodes.close();
    }
}
