package dev.signalbox.it.kafka.drill;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.drill.DrillLog;
import dev.signalbox.faults.drill.Emitters;
import dev.signalbox.faults.drill.Faults;
import dev.signalbox.faults.drill.Post;
import dev.signalbox.faults.drill.Workforce;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What may happen to nodes and topics: after each the nodes are well again. */
final class ClusterFaults {

    private static final int MOST_PARTITIONS = 40;

    /** As long as a line may take from the broker's answer to the journal. */
    private static final int WRITTEN_MILLIS = 1_000;

    private final DrillCluster cluster;
    private final Workforce workforce;
    private final List<String> groups;
    private final DrillLog log;
    private final Faults faults;
    private final Map<String, Set<Integer>> deleted = new ConcurrentHashMap<>();

    private volatile String keys = "key";
    private int eras;

    ClusterFaults(DrillCluster cluster, Workforce workforce, List<String> groups, Random random, DrillLog log) {
        this.cluster = cluster;
        this.workforce = workforce;
        this.groups = groups;
        this.log = log;
        this.faults = new Faults(random, log)
                .add(4, "kill -9 of a broker", name -> away(name, KafkaBroker::kill))
                .add(2, "clean restart of a broker", name -> away(name, KafkaBroker::stop))
                .add(3, "freeze of a broker", this::freeze)
                .add(2, "partitions added", this::grow)
                .add(3, "dead letters' topic deleted", this::deleteLetters);
    }

    /** One of them, and its end. */
    void next() {
        faults.next();
    }

    /** What keys are to begin with: a key may change its partition while there are more and more of them. */
    String keys() {
        return keys;
    }

    /** The jobs whose letters went with the topic of a group's. */
    Set<Integer> deleted(String group) {
        return deleted.getOrDefault(group, Set.of());
    }

    private void away(String name, Consumer<KafkaBroker> end) {
        KafkaBroker broker = any();
        int millis = faults.begins(name, broker.address(), 0, 6_000);
        end.accept(broker);
        Await.pause(millis);
        broker.start();
    }

    private void freeze(String name) {
        KafkaBroker broker = any();
        int millis = faults.begins(name, broker.address(), 1_000, 8_000);
        broker.freeze();
        Await.pause(millis);
        broker.thaw();
    }

    private void grow(String name) {
        int more = faults.between(1, 4);
        faults.begins(name, Integer.toString(more), 0, 0);
        eras++;
        keys = Emitters.UNORDERED + "-" + eras;
        Await.pause(2L * DrillWorker.METADATA_MILLIS);
        int count = cluster.grow(more);
        Await.pause(5L * DrillWorker.METADATA_MILLIS); // until all who emit have heard of them
        keys = "key-" + eras;
        log.say("there are " + count + " partitions");
        if (count > MOST_PARTITIONS) {
            throw new AssertionError("a drill that long needs fewer new partitions");
        }
    }

    private void deleteLetters(String name) {
        String group = groups.get(faults.between(0, groups.size() - 1));
        faults.begins(name, group, 0, 0);
        cluster.delete(DrillCluster.TOPIC + "." + group + ".dlq");
        long last = System.currentTimeMillis() + WRITTEN_MILLIS;
        Await.pause(2L * WRITTEN_MILLIS);
        Set<Integer> gone = deleted.computeIfAbsent(group, any -> ConcurrentHashMap.newKeySet());
        for (Post post : workforce.posts()) {
            if (post.group().equals(group)) {
                post.journals().stream()
                        .flatMap(journal -> Line.read(journal).stream())
                        .filter(line -> line.isDeadLettered() && line.millis() <= last)
                        .forEach(line -> gone.add(line.job()));
            }
        }
        log.say(gone.size() + " jobs' letters of " + group + " are gone");
    }

    private KafkaBroker any() {
        return cluster.nodes().node(faults.between(0, cluster.nodes().size() - 1));
    }
}
