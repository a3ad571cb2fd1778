package dev.signalbox.it.rabbitmq.drill;

import static dev.signalbox.it.rabbitmq.drill.DrillCluster.NAME;
import static dev.signalbox.it.rabbitmq.drill.DrillCluster.PASSWORD;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.drill.Faults;
import java.util.Locale;

/** What an operator may do while everything runs, and take back. */
final class OperatorFaults {

    private final DrillCluster cluster;
    private final Faults faults;

    OperatorFaults(DrillCluster cluster, Faults faults) {
        this.cluster = cluster;
        this.faults = faults;
    }

    void add() {
        limits();
        rights();
        policies();
        faults.add(
                        1,
                        "alarm",
                        name -> whileSet(name, false, new String[] {"set_vm_memory_high_watermark", "0"}, new String[] {
                            "set_vm_memory_high_watermark", "0.6"
                        }))
                .add(1, "all connections closed by the operator", name -> {
                    faults.begins(name, "", 0, 0);
                    cluster.tryControl("close_all_connections", "the operator wants it");
                });
    }

    private void limits() {
        for (String limit : new String[] {"max-connections", "max-channels"}) {
            for (int most : new int[] {0, 1, 3}) {
                faults.add(
                        1,
                        "user limit " + limit,
                        name -> whileSet(
                                name + " " + most,
                                true,
                                new String[] {"set_user_limits", NAME, json(limit, most)},
                                new String[] {"clear_user_limits", NAME, "all"}));
            }
        }
        for (String limit : new String[] {"max-connections", "max-queues"}) {
            faults.add(
                    1,
                    "virtual host's limit " + limit,
                    name -> whileSet(
                            name, true, new String[] {"set_vhost_limits", "-p", NAME, json(limit, 0)}, new String[] {
                                "clear_vhost_limits", "-p", NAME
                            }));
        }
    }

    private void rights() {
        faults.add(2, "permissions taken", name -> {
                    whileSet(name, true, new String[] {"clear_permissions", "-p", NAME, NAME}, new String[] {
                        "set_permissions", "-p", NAME, NAME, ".*", ".*", ".*"
                    });
                })
                .add(1, "right to write taken", name -> {
                    whileSet(
                            name,
                            faults.between(0, 1) == 0,
                            new String[] {"set_permissions", "-p", NAME, NAME, ".*", "nothing", ".*"},
                            new String[] {"set_permissions", "-p", NAME, NAME, ".*", ".*", ".*"});
                })
                .add(
                        2,
                        "password changed",
                        name -> whileSet(name, true, new String[] {"change_password", NAME, "another"}, new String[] {
                            "change_password", NAME, PASSWORD
                        }));
    }

    private void policies() {
        policy(2, "delivery-limit", ".*", "{\"delivery-limit\":20}");
        policy(2, "max-length of queues", "jobs$", "{\"max-length\":200,\"overflow\":\"reject-publish\"}");
        policy(1, "max-length of dead letters", "dlq$", "{\"max-length\":1,\"overflow\":\"reject-publish\"}");
        policy(1, "message-ttl on others' queues", "^others", "{\"message-ttl\":1000}");
    }

    private void policy(int weight, String what, String pattern, String definition) {
        String policy = "drill-" + what.replace(' ', '-').replace('\'', '-').toLowerCase(Locale.ROOT);
        faults.add(
                weight,
                "policy " + what,
                name -> whileSet(
                        name,
                        faults.between(0, 1) == 0,
                        new String[] {"set_policy", "-p", NAME, "--apply-to", "queues", policy, pattern, definition},
                        new String[] {"clear_policy", "-p", NAME, policy}));
    }

    /** Sets something, cuts the clients if they are to notice, and takes it back whatever happens. */
    private void whileSet(String name, boolean cut, String[] set, String[] takeBack) {
        int millis = faults.begins(name, cut ? "and a cut" : "", 500, 6_000);
        try {
            if (cluster.tryControl(set)) {
                if (cut) {
                    cluster.cutClients();
                }
                Await.pause(millis);
            }
        } finally {
            cluster.control(takeBack);
        }
    }

    private static String json(String limit, int most) {
        return "{\"" + limit + "\":" + most + "}";
    }
}
