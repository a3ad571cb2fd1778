package dev.signalbox.it.rabbitmq.drill;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.drill.DrillLog;
import dev.signalbox.faults.drill.Emitters;
import dev.signalbox.faults.drill.GroupAccount;
import dev.signalbox.faults.drill.Reckoning;
import dev.signalbox.faults.drill.Workforce;
import dev.signalbox.runtime.Signalbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Several emitters and two groups with two workers each, on a cluster whose nodes, lines, limits, rights and
 * policies change all the time, as do the workers: nothing is lost, the order of keys is kept, no group goes
 * deaf, and everything is accounted for.
 *
 * <p>It is short by default. {@code -Dsignalbox.drill.seconds=1200} lets it last for twenty minutes, {@code
 * -Dsignalbox.drill.nodes=3} takes a cluster of three, {@code -Dsignalbox.seed=…} takes the faults of an
 * earlier one. What was done and by whom is in {@code target/drill}.
 */
class ClusterDrillTest {

    private static final int SECONDS = Integer.getInteger("signalbox.drill.seconds", 10);
    private static final int NODES = Integer.getInteger("signalbox.drill.nodes", 2);
    private static final int EMITTERS = 3;
    private static final int WORKERS = 2;
    private static final List<String> GROUPS = List.of("billing", "shipping");

    /** What a box may have taken in at one fault, and another does again. */
    private static final int IN_FLIGHT = 250;

    private final Chance chance = new Chance();

    @Test
    void everyConfirmedEventIsAccountedFor() throws IOException, InterruptedException {
        Path folder = folder();
        DrillLog log = new DrillLog(folder, System.out::println);
        log.say("drill of " + SECONDS + " s on " + NODES + " nodes, -Dsignalbox.seed=" + chance.seed());
        try (DrillCluster cluster = new DrillCluster(NODES, log);
                Workforce workforce = new Workforce(
                        DrillWorker.class, cluster::address, GROUPS, WORKERS, folder, chance.another(), log)) {
            List<GroupAccount> accounts = accounts(workforce, folder, log);
            Reckoning reckoning = new Reckoning(log, accounts, () -> queues(cluster), IN_FLIGHT);
            awaitQueues(cluster);
            try (Emitters emitters = new Emitters(
                    number -> DrillCluster.transport(cluster.address(number)), EMITTERS, chance::another)) {
                run(cluster, workforce, reckoning, log);
                cluster.mend();
                emitters.stop();
                log.say(emitters.confirmed().size() + " of "
                        + emitters.emitted().size() + " events confirmed");
                reckoning.drain(emitters);
                reckoning.answerPromptly(DrillCluster.transport(cluster.address(0)));
                reckoning.nothingLeft("messages in queues", () -> queued(cluster) == 0);
                reckoning.check(emitters, 0);
                for (GroupAccount account : accounts) {
                    Path mended = folder.resolve("mended");
                    reckoning.letters(
                            account, clerkOf(cluster, folder, account.group(), mended), emitters, Set.of(), mended);
                }
            }
            workforce.retire();
            reckoning.checkWorkers(workforce);
            log.say("faults: " + log.counts());
            reckoning.assertAll();
        }
    }

    private static Path folder() throws IOException {
        Path folder = Path.of("target", "drill", Long.toString(System.currentTimeMillis()));
        return Files.createDirectories(folder).toAbsolutePath();
    }

    private static List<GroupAccount> accounts(Workforce workforce, Path folder, DrillLog log) {
        List<GroupAccount> accounts = new ArrayList<>();
        for (String group : GROUPS) {
            accounts.add(new GroupAccount(
                    group,
                    log.begin(),
                    () -> Stream.concat(
                                    Stream.of(clerk(folder, group)),
                                    workforce.posts().stream()
                                            .filter(post -> post.group().equals(group))
                                            .flatMap(post -> post.journals().stream()))
                            .toList()));
        }
        return accounts;
    }

    /** The journal of who replays the letters of a group. */
    private static Path clerk(Path folder, String group) {
        return folder.resolve("clerk-" + group);
    }

    /** A box that does jobs too, beside the workers. */
    private static Signalbox clerkOf(DrillCluster cluster, Path folder, String group, Path mended) {
        Journal journal = new Journal(group + "-clerk", Journal.open(clerk(folder, group)));
        return DrillWorker.box(cluster.address(0), group, journal, mended);
    }

    /** Before they are there, nobody takes what is emitted. */
    private static void awaitQueues(DrillCluster cluster) {
        Await.until(() -> "the queues", () -> {
            String queues = cluster.control("list_queues", "-q", "-p", DrillCluster.NAME, "name");
            return GROUPS.stream().allMatch(group -> queues.contains(group + ".jobs"));
        });
        for (int i = 0; i < cluster.nodes().size(); i++) {
            cluster.nodes().node(i).noteQuorumQueues();
        }
    }

    private void run(DrillCluster cluster, Workforce workforce, Reckoning reckoning, DrillLog log)
            throws InterruptedException {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        ClusterFaults faults = new ClusterFaults(cluster, chance.another(), log);
        Thread nodes = reckoning.repeat("nodes", chance.another(), 6_000, end, faults::next);
        Thread workers = reckoning.repeat("workers", chance.another(), 12_000, end, workforce::next);
        nodes.join();
        workers.join();
    }

    private static String queues(DrillCluster cluster) {
        return cluster.control(
                "list_queues",
                "-q",
                "-p",
                DrillCluster.NAME,
                "name",
                "messages_ready",
                "messages_unacknowledged",
                "consumers",
                "leader",
                "online",
                "state");
    }

    private static int queued(DrillCluster cluster) {
        String queues =
                cluster.control("list_queues", "-q", "--no-table-headers", "-p", DrillCluster.NAME, "name", "messages");
        return queues.lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == 2 && parts[0].endsWith(".jobs"))
                .mapToInt(parts -> Integer.parseInt(parts[1].strip()))
                .sum();
    }
}
