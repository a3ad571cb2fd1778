package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One worker from its start to its end, when it was the only one of its group.
 *
 * @param lines what it has written
 * @param end when it ended, in milliseconds since the epoch
 * @param from the offsets that it began with
 * @param committed the offsets that the group had at its end
 */
record Life(List<Line> lines, long end, Map<Integer, Long> from, Map<Integer, Long> committed) {

    /**
     * What was not committed of what it had settled.
     *
     * @param behind jobs before the first that it had not settled: those of the last moments
     * @param lag how long before the end the oldest of them could have been committed, in milliseconds
     * @param ahead jobs behind the first that it had not settled
     * @param running jobs that it had begun, and not settled
     */
    record Uncommitted(Set<Integer> behind, long lag, Set<Integer> ahead, Set<Integer> running) {}

    /** The jobs that it has brought to an end, and when. */
    Map<Integer, Long> settled() {
        Map<Integer, Long> settled = new HashMap<>();
        lines.stream().filter(Line::isSettled).forEach(line -> settled.putIfAbsent(line.job(), line.millis()));
        return settled;
    }

    /** How many jobs it has begun anew that had come to an end before. */
    long duplicates(Set<Integer> settledBefore) {
        return lines.stream()
                .filter(Line::isFirstBegin)
                .filter(line -> settledBefore.contains(line.job()))
                .map(Line::job)
                .distinct()
                .count();
    }

    /** The jobs that the next one does not begin with. */
    Set<Integer> committedOf(Map<Integer, List<Integer>> partitions) {
        Set<Integer> jobs = new HashSet<>();
        partitions.forEach((partition, all) ->
                jobs.addAll(all.subList(0, Math.toIntExact(committed.getOrDefault(partition, 0L)))));
        return jobs;
    }

    /**
     * Compares what it had settled with what was committed, which must never be beyond what it had not done.
     *
     * @param partitions the jobs of each partition, each at its offset
     */
    Uncommitted uncommitted(Map<Integer, List<Integer>> partitions) {
        Map<Integer, Long> settled = settled();
        Set<Integer> ended = new HashSet<>(settled.keySet());
        lines.stream().filter(Line::isEnd).forEach(line -> ended.add(line.job()));
        Set<Integer> running = new HashSet<>();
        lines.stream().filter(Line::isBegin).forEach(line -> running.add(line.job()));
        running.removeAll(settled.keySet());
        Uncommitted uncommitted = new Uncommitted(new HashSet<>(), 0, new HashSet<>(), running);
        for (Map.Entry<Integer, List<Integer>> partition : partitions.entrySet()) {
            int first = Math.toIntExact(from.getOrDefault(partition.getKey(), 0L));
            int done = Math.toIntExact(committed.getOrDefault(partition.getKey(), 0L));
            List<Integer> jobs = partition.getValue();
            assertThat(ended)
                    .as("what is committed of partition %d", partition.getKey())
                    .containsAll(jobs.subList(first, Math.max(first, done)));
            uncommitted = behind(uncommitted, jobs.subList(done, jobs.size()), settled);
        }
        return uncommitted;
    }

    private Uncommitted behind(Uncommitted before, List<Integer> jobs, Map<Integer, Long> settled) {
        long lag = before.lag();
        long reached = 0;
        int at = 0;
        for (; at < jobs.size() && settled.containsKey(jobs.get(at)); at++) {
            reached = Math.max(reached, settled.getOrDefault(jobs.get(at), 0L));
            lag = Math.max(lag, end - reached);
            before.behind().add(jobs.get(at));
        }
        for (; at < jobs.size(); at++) {
            if (settled.containsKey(jobs.get(at))) {
                before.ahead().add(jobs.get(at));
            }
        }
        return new Uncommitted(before.behind(), lag, before.ahead(), before.running());
    }
}
