package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What a member has done, or is at, of a partition that it gives up, and what is handled again therefore: by whoever
 * has the partition next.
 *
 * @param uncommitted how many offsets are done up to the first that is not, and are not known to the broker
 * @param overtook how many records are done that had overtaken one that is not
 * @param running how many the engine still has
 */
record Leftover(TopicPartition partition, long uncommitted, int overtook, int running) {

    private static final QuietLog log = QuietLog.of(Leftover.class);

    /**
     * Says so, once for all of these.
     *
     * @param why nothing more was committed
     */
    static void tell(String group, String transport, Collection<Leftover> all, String why) {
        Map<TopicPartition, Long> done = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        long uncommitted = 0;
        long overtook = 0;
        long running = 0;
        for (Leftover each : all) {
            uncommitted += each.uncommitted;
            overtook += each.overtook;
            running += each.running;
            if (each.done() > 0) {
                done.put(each.partition, each.done());
            }
        }
        if (!done.isEmpty() || running > 0) {
            log.warn(
                    "The group {} on {} leaves {} events that are done to come again: {} that could not be committed, and"
                            + " {} that had overtaken one that is not done. {} more still run. By partition: {}. {}",
                    group,
                    transport,
                    uncommitted + overtook,
                    uncommitted,
                    overtook,
                    running,
                    done,
                    why);
        }
    }

    private long done() {
        return uncommitted + overtook;
    }
}
