package dev.signalbox.it.kafka.drill;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.drill.DrillLog;
import dev.signalbox.faults.drill.Emitters;
import dev.signalbox.faults.drill.GroupAccount;
import dev.signalbox.faults.drill.Reckoning;
import dev.signalbox.faults.drill.Workforce;
import dev.signalbox.runtime.Signalbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Several emitters and two groups with two workers each, one group for each of Kafka's protocols, on three
 * brokers with three replicas of which two are in sync. Brokers and workers are killed, frozen and restarted,
 * partitions are added, topics of dead letters deleted, and offsets expire: nothing is lost, the order of keys is
 * kept, no group goes deaf, and everything is accounted for.
 *
 * <p>It is short by default. {@code -Dsignalbox.drill.seconds=1200} lets it last for twenty minutes, {@code
 * -Dsignalbox.seed=…} takes the faults of an earlier one. What was done and by whom is in {@code target/drill}.
 */
class ClusterDrillTest {

    private static final int SECONDS = Integer.getInteger("signalbox.drill.seconds", 15);
    private static final int EMITTERS = 3;
    private static final int WORKERS = 2;
    private static final List<String> GROUPS = List.of("billing", DrillWorker.MODERN);

    /**
     * What a box may have taken in at one fault, and another does again: a member that was frozen does it before it
     * hears that it is none any more. Two polls' records wait for the engine, which has maxInFlight of them.
     */
    private static final int IN_FLIGHT = 2 * 500 + 1_000;

    private final Chance chance = new Chance();

    @Test
    void everyConfirmedEventIsAccountedFor() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "drill", Long.toString(System.currentTimeMillis())))
                .toAbsolutePath();
        DrillLog log = new DrillLog(folder, System.out::println);
        log.say("drill of " + SECONDS + " s, -Dsignalbox.seed=" + chance.seed());
        try (DrillCluster cluster = new DrillCluster();
                Workforce workforce = new Workforce(
                        DrillWorker.class,
                        number -> cluster.address(),
                        GROUPS,
                        WORKERS,
                        folder,
                        chance.another(),
                        log)) {
            List<GroupAccount> accounts = GROUPS.stream()
                    .map(group -> account(workforce, folder, group, log))
                    .toList();
            ExpiredOffsets expired = new ExpiredOffsets(cluster, workforce, accounts);
            workforce.also(1, "offsets expired", expired::any);
            ClusterFaults faults = new ClusterFaults(cluster, workforce, GROUPS, chance.another(), log);
            Reckoning reckoning = new Reckoning(log, accounts, () -> cluster.report(GROUPS), IN_FLIGHT);
            awaitWorkers(workforce);
            try (Emitters emitters = new Emitters(
                    number -> DrillWorker.transport(cluster.address()).build(),
                    EMITTERS,
                    chance::another,
                    faults::keys)) {
                long end = System.nanoTime() + SECONDS * 1_000_000_000L;
                Thread brokers = reckoning.repeat("brokers", chance.another(), 3_000, end, faults::next);
                Thread workers = reckoning.repeat("workers", chance.another(), 6_000, end, workforce::next);
                brokers.join();
                workers.join();
                cluster.mend();
                emitters.stop();
                log.say(emitters.confirmed().size() + " of "
                        + emitters.emitted().size() + " events confirmed");
                reckoning.drain(emitters);
                reckoning.answerPromptly(
                        DrillWorker.transport(cluster.address()).build());
                GROUPS.forEach(group ->
                        reckoning.nothingLeft("what " + group + " has to commit", () -> cluster.lag(group) == 0));
                reckoning.check(emitters, expired.mayComeAgain());
                Path mended = folder.resolve("mended");
                for (GroupAccount account : accounts) {
                    reckoning.letters(
                            account,
                            clerk(cluster, folder, account.group(), mended),
                            emitters,
                            faults.deleted(account.group()),
                            mended);
                }
            }
            workforce.retire();
            reckoning.checkWorkers(workforce);
            log.say("faults: " + log.counts());
            reckoning.assertAll();
        }
    }

    private static GroupAccount account(Workforce workforce, Path folder, String group, DrillLog log) {
        return new GroupAccount(
                group,
                log.begin(),
                () -> Stream.concat(
                                Stream.of(folder.resolve("clerk-" + group)),
                                workforce.posts().stream()
                                        .filter(post -> post.group().equals(group))
                                        .flatMap(post -> post.journals().stream()))
                        .toList());
    }

    /** A box that replays letters, and does jobs too, beside the workers. */
    private static Signalbox clerk(DrillCluster cluster, Path folder, String group, Path mended) {
        Journal journal = new Journal(group + "-clerk", Journal.open(folder.resolve("clerk-" + group)));
        return DrillWorker.box(cluster.address(), group, journal, mended);
    }

    private static void awaitWorkers(Workforce workforce) {
        Await.until(
                () -> "all workers",
                () -> workforce.posts().stream()
                        .allMatch(post -> post.journals().stream()
                                .flatMap(journal -> Line.read(journal).stream())
                                .anyMatch(line -> line.what().equals("started"))));
    }
}
