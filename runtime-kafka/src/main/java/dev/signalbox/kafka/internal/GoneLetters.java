package dev.signalbox.kafka.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which letters of a topic are gone, as runs of offsets: letters go in their order as a rule, so that few runs
 * stand for many letters. Not safe for use by several threads.
 */
final class GoneLetters {

    /** By partition and first offset. */
    private final Map<Integer, NavigableMap<Long, Run>> partitions = new HashMap<>();

    /**
     * Letters without a gap, written under one leader.
     *
     * @param end behind the last
     */
    private record Run(long end, int epoch) {}

    /**
     * A letter is gone.
     *
     * @return false if that is known
     */
    boolean add(int partition, long offset, int epoch) {
        NavigableMap<Long, Run> runs = partitions.computeIfAbsent(partition, any -> new TreeMap<>());
        Map.@Nullable Entry<Long, Run> around = around(runs, offset);
        if (around != null) {
            if (around.getValue().epoch() >= epoch) {
                return false; // an older letter at this offset was lost with the end of its log
            }
            cutOut(runs, around, offset);
        }
        long begin = offset;
        long end = offset + 1;
        Map.@Nullable Entry<Long, Run> before = runs.lowerEntry(offset);
        if (before != null && before.getValue().equals(new Run(offset, epoch))) {
            begin = before.getKey();
        }
        Run behind = runs.get(end);
        if (behind != null && behind.epoch() == epoch) {
            runs.remove(end);
            end = behind.end();
        }
        runs.put(begin, new Run(end, epoch));
        return true;
    }

    /** Whether this letter is gone. */
    boolean contains(int partition, long offset, int epoch) {
        NavigableMap<Long, Run> runs = partitions.get(partition);
        Map.@Nullable Entry<Long, Run> around = runs == null ? null : around(runs, offset);
        return around != null && around.getValue().epoch() == epoch;
    }

    /**
     * The last letter of the run that one is in. If that is gone, so are all before it in the run: what was
     * written anew after the end of a log was lost has a later epoch up to its end.
     */
    long lastOfRun(int partition, long offset) {
        NavigableMap<Long, Run> runs = partitions.get(partition);
        Map.@Nullable Entry<Long, Run> around = runs == null ? null : around(runs, offset);
        return around == null ? offset : around.getValue().end() - 1;
    }

    /** What is before the first letter of a partition needs no remembering. */
    void forgetBefore(int partition, long first) {
        NavigableMap<Long, Run> runs = partitions.get(partition);
        if (runs != null) {
            runs.headMap(first).values().removeIf(run -> run.end() <= first);
        }
    }

    /** How many runs are remembered. */
    int runs() {
        return partitions.values().stream().mapToInt(Map::size).sum();
    }

    private static Map.@Nullable Entry<Long, Run> around(NavigableMap<Long, Run> runs, long offset) {
        Map.@Nullable Entry<Long, Run> before = runs.floorEntry(offset);
        return before != null && offset < before.getValue().end() ? before : null;
    }

    private static void cutOut(NavigableMap<Long, Run> runs, Map.Entry<Long, Run> around, long offset) {
        Run run = around.getValue();
        if (around.getKey() < offset) {
            runs.put(around.getKey(), new Run(offset, run.epoch()));
        } else {
            runs.remove(offset);
        }
        if (offset + 1 < run.end()) {
            runs.put(offset + 1, run);
        }
    }
}
