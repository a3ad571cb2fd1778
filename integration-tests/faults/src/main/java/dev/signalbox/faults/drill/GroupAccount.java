package dev.signalbox.faults.drill;

import dev.signalbox.faults.Job;
import dev.signalbox.faults.JournalTail;
import dev.signalbox.faults.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What one group has made of the jobs, read from the journals of its workers while they grow. */
public final class GroupAccount {

    private final String group;
    private final long begin;
    private final Supplier<List<Path>> journals;
    private final Map<Path, JournalTail> tails = new HashMap<>();

    private final Map<Integer, Finish> finishes = new HashMap<>();
    private final BitSet busySeconds = new BitSet();
    private int again;
    private int done;
    private int subscriptionFailures;

    /**
     * That a job was finished for the first time.
     *
     * @param journal where it is written
     * @param place in that journal
     */
    private record Finish(long millis, Path journal, long place) {

        /** Two that are not told apart by a clock are told apart by their journal, if it is one. */
        boolean isBefore(Finish other) {
            return millis < other.millis
                    || (millis == other.millis && journal.equals(other.journal) && place < other.place);
        }
    }

    /**
     * The account of a group.
     *
     * @param begin when the drill began, in milliseconds since the epoch
     * @param journals of all its workers so far
     */
    public GroupAccount(String group, long begin, Supplier<List<Path>> journals) {
        this.group = group;
        this.begin = begin;
        this.journals = journals;
    }

    public String group() {
        return group;
    }

    /** Reads on. */
    public GroupAccount update() {
        for (Path journal : journals.get()) {
            List<Line> lines = tails.computeIfAbsent(journal, JournalTail::new).more();
            for (Line line : lines) {
                if (line.isDone() || line.isDeadLettered()) {
                    done += line.isDone() ? 1 : 0;
                    finished(line, journal);
                } else if (line.what().equals("failed")) {
                    subscriptionFailures++;
                }
            }
        }
        return this;
    }

    private void finished(Line line, Path journal) {
        busySeconds.set((int) Math.max(0, (line.millis() - begin) / 1_000));
        Finish finish = new Finish(line.millis(), journal, finishes.size());
        Finish before = finishes.putIfAbsent(line.job(), finish);
        if (before != null) {
            again++;
            if (finish.isBefore(before)) {
                finishes.put(line.job(), finish);
            }
        }
    }

    /** How many were finished. */
    public int finished() {
        return finishes.size();
    }

    /** How often one was finished that had been finished before. */
    public int again() {
        return again;
    }

    /** How often a job was done, not dead. */
    public int done() {
        return done;
    }

    public int subscriptionFailures() {
        return subscriptionFailures;
    }

    /** Those of them that are not finished. */
    public Set<Integer> unfinished(Collection<Integer> jobs) {
        Set<Integer> left = new TreeSet<>(jobs);
        left.removeAll(finishes.keySet());
        return left;
    }

    /** Where a job was finished for the first time before one of its key that was emitted earlier. */
    public List<String> disorder(Collection<Job> jobs) {
        Map<String, TreeMap<Integer, Finish>> keys = new TreeMap<>();
        for (Job job : jobs) {
            Finish finish = finishes.get(job.number());
            if (finish != null) {
                keys.computeIfAbsent(job.key(), key -> new TreeMap<>()).put(job.number(), finish);
            }
        }
        List<String> disorder = new ArrayList<>();
        keys.forEach((key, finished) -> {
            int last = -1;
            Finish latest = null;
            for (Map.Entry<Integer, Finish> each : finished.entrySet()) {
                if (latest != null && each.getValue().isBefore(latest)) {
                    disorder.add(key + ": " + each.getKey() + " " + each.getValue() + " before " + last + " " + latest);
                } else {
                    last = each.getKey();
                    latest = each.getValue();
                }
            }
        });
        return disorder;
    }

    /** The longest time in which it finished nothing, and when that was. */
    public String longestSilence() {
        int longest = 0;
        int at = 0;
        for (int second = busySeconds.nextSetBit(0); second >= 0; ) {
            int next = busySeconds.nextSetBit(second + 1);
            if (next - second > longest) {
                longest = next - second;
                at = second;
            }
            second = next;
        }
        return longest + " s, from second " + at;
    }
}
