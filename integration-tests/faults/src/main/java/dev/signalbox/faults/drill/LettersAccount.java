package dev.signalbox.faults.drill;

import dev.signalbox.faults.Job;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The dead letters of a group, and who replays them. */
public final class LettersAccount implements AutoCloseable {

    private static final String TOPIC = "jobs";

    private final Signalbox clerk;

    /** A box that does jobs too, beside the workers. */
    public LettersAccount(Signalbox clerk) {
        this.clerk = clerk;
        clerk.start();
    }

    /** All there are. */
    public List<DeadLetter> list() {
        return clerk.deadLetters().list(TOPIC, 1_000_000);
    }

    /** Puts all of them back; how many. */
    public int replayAll() {
        return clerk.deadLetters().replayAll(TOPIC, letter -> true).join();
    }

    public static Set<Integer> jobs(List<DeadLetter> letters) {
        Set<Integer> jobs = new TreeSet<>();
        letters.forEach(letter -> jobs.add(Integer.parseInt(letter.eventId())));
        return jobs;
    }

    /** Those that are to become dead letters. */
    public static Set<Integer> expected(Map<Integer, Job> jobs) {
        Set<Integer> expected = new TreeSet<>();
        jobs.values().stream()
                .filter(job -> job.fate() == Job.Fate.REJECTED || job.fate() == Job.Fate.FAILING)
                .forEach(job -> expected.add(job.number()));
        return expected;
    }

    /** Letters that nobody expects. */
    public static List<String> strange(List<DeadLetter> letters, Set<Integer> expected) {
        List<String> strange = new ArrayList<>();
        for (DeadLetter letter : letters) {
            if (!expected.contains(Integer.parseInt(letter.eventId()))) {
                strange.add(letter.eventId() + " " + letter.reason() + " after " + letter.attempts() + " at "
                        + letter.failedAt() + ": " + letter.errorType() + " " + letter.errorMessage());
            }
        }
        return strange;
    }

    @Override
    public void close() {
        clerk.close();
    }
}
