package dev.signalbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of keys. */
public final class Keys {

    private Keys() {}

    /** Each job's first attempt comes after those of the jobs of its key that were emitted before it. */
    public static void assertOrderOfFirstAttempts(List<Line> lines) {
        Map<String, Integer> last = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (Line line : lines) {
            if (line.isBegin() && seen.add(line.job())) {
                Integer before = last.put(line.key(), line.job());
                assertThat(line.job())
                        .as("the job of %s that follows %s", line.key(), before)
                        .isGreaterThan(before == null ? -1 : before);
            }
        }
    }

    /** No two jobs of a key are under way at once. The lines are of one journal. */
    public static void assertNoOverlap(List<Line> lines) {
        Map<String, Line> running = new HashMap<>();
        for (Line line : lines) {
            if (line.isBegin()) {
                Line other = running.put(line.key(), line);
                assertThat(other).as("what runs when this begins: %s", line).isNull();
            } else if (line.isEnd()) {
                running.remove(line.key());
            }
        }
    }
}
