package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Jobs that were finished twice although each member has left in order: those that had run ahead. */
final class Twice {

    /** At which lines each job was finished. */
    private final Map<Integer, List<Integer>> ends = new HashMap<>();

    /** At which lines each job went back to the broker. */
    private final Map<Integer, List<Integer>> returns = new HashMap<>();

    private final List<Line> lines;

    Twice(List<Line> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isSettled()) {
                ends.computeIfAbsent(line.job(), any -> new ArrayList<>()).add(i);
            } else if (line.isHandedBack()) {
                returns.computeIfAbsent(line.job(), any -> new ArrayList<>()).add(i);
            }
        }
    }

    /** The jobs. */
    Set<Integer> jobs() {
        Set<Integer> jobs = new TreeSet<>();
        ends.forEach((job, times) -> {
            if (times.size() > 1) {
                jobs.add(job);
            }
        });
        return jobs;
    }

    /**
     * A job may come again only if one before it in its partition was not done when the partition was taken
     * away: that one came again with it.
     *
     * @param partitions the jobs of each partition, in their order
     */
    void assertOnlyWhatRanAhead(Map<Integer, List<Integer>> partitions) {
        Set<Integer> twice = jobs();
        for (List<Integer> partition : partitions.values()) {
            for (int i = 0; i < partition.size(); i++) {
                int job = partition.get(i);
                if (twice.contains(job)) {
                    assertThat(partition.subList(0, i))
                            .as(
                                    "the jobs before %d, which was finished twice (%s): one of them it has overtaken",
                                    job, endsOf(job).stream().map(lines::get).toList())
                            .anyMatch(other -> wasLeftBehind(other, job));
                }
            }
        }
    }

    /**
     * Whether the other one was finished once more after the job was finished for the first time: by somebody
     * else, or after the job had come again, or after it had gone back itself. It may have been finished before,
     * by whoever had the partition earlier.
     */
    private boolean wasLeftBehind(int other, int job) {
        int once = endsOf(job).get(0);
        int again = endsOf(job).get(1);
        String worker = lines.get(once).worker();
        return endsOf(other).stream()
                .filter(end -> end > once)
                .anyMatch(end -> end > again || !lines.get(end).worker().equals(worker) || wentBack(other, end));
    }

    private boolean wentBack(int job, int beforeEnd) {
        int endBefore = endsOf(job).stream()
                .filter(end -> end < beforeEnd)
                .reduce((one, next) -> next)
                .orElse(-1);
        return returns.getOrDefault(job, List.of()).stream().anyMatch(line -> endBefore < line && line < beforeEnd);
    }

    private List<Integer> endsOf(int job) {
        return ends.getOrDefault(job, List.of());
    }
}
