package dev.signalbox.faults.drill;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.transport.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;

/**
 * What a drill comes to: all that was confirmed is done or a dead letter, keys kept their order, no group is deaf,
 * and letters can be replayed. All of it is told and checked, even if something is wrong.
 */
public final class Reckoning {

    private static final int QUIET_SECONDS = 90;
    private static final int PROMPT_SECONDS = 20;
    private static final long MOST_KILOBYTES = 512 * 1_024;

    private final SoftAssertions softly = new SoftAssertions();
    private final DrillLog log;
    private final List<GroupAccount> accounts;
    private final Supplier<String> broker;
    private final int inFlight;

    /**
     * A reckoning to come.
     *
     * @param inFlight what a box may have taken in at one fault, and another does again
     * @param broker what the broker says of its queues or groups, for the log
     */
    public Reckoning(DrillLog log, List<GroupAccount> accounts, Supplier<String> broker, int inFlight) {
        this.log = log;
        this.accounts = accounts;
        this.broker = broker;
        this.inFlight = inFlight;
    }

    /** Fails if anything was wrong. */
    public void assertAll() {
        softly.assertAll();
    }

    /** Adds something to check. */
    public SoftAssertions softly() {
        return softly;
    }

    /** Does it again and again until a nano time, with pauses by chance. */
    public Thread repeat(String name, Random random, int longestPause, long end, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        Await.pause(3_000);
                        while (System.nanoTime() - end < 0) {
                            task.run();
                            Await.pause(500 + random.nextInt(longestPause));
                        }
                    } catch (RuntimeException | AssertionError failure) {
                        log.say(name + " end early: " + failure);
                        softly.fail("no more of " + name, failure);
                    }
                },
                name);
        thread.start();
        return thread;
    }

    /** Waits until all is finished, for as long as it goes on. */
    public void drain(Emitters emitters) {
        Set<Integer> confirmed = emitters.confirmed().keySet();
        for (GroupAccount account : accounts) {
            int before = -1;
            long since = System.nanoTime();
            while (!account.update().unfinished(confirmed).isEmpty()) {
                if (account.finished() + account.again() != before) {
                    before = account.finished() + account.again();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > QUIET_SECONDS * 1_000_000_000L) {
                    log.say(account.group() + " does nothing any more\n" + broker.get());
                    softly.fail(account.group() + " is deaf, or has lost " + account.unfinished(confirmed));
                    break;
                }
                Await.pause(500);
            }
            log.say(account.group() + " has finished " + account.finished());
        }
    }

    /** No group is deaf. */
    public void answerPromptly(Transport transport) {
        try (Emitters probe = Emitters.probe(transport)) {
            Set<Integer> numbers = probe.confirmed().keySet();
            softly.assertThat(numbers).as("probes").isNotEmpty();
            for (GroupAccount account : accounts) {
                long begin = System.nanoTime();
                boolean heard = within(
                        PROMPT_SECONDS,
                        () -> account.update().unfinished(numbers).isEmpty());
                log.say("a new event " + (heard ? "is handled" : "is NOT handled") + " by " + account.group()
                        + " within " + (System.nanoTime() - begin) / 1_000_000 + " ms");
                softly.assertThat(heard).as("%s hears", account.group()).isTrue();
            }
        }
    }

    /** Nothing is left on the way. */
    public void nothingLeft(String what, BooleanSupplier empty) {
        // Unconfirmed ones may still be there for a while, and letters stay.
        boolean left = !within(PROMPT_SECONDS, empty);
        log.say(broker.get());
        softly.assertThat(left).as("left on the way: %s", what).isFalse();
    }

    /**
     * What was emitted has come to its end in each group, in order, and seldom twice.
     *
     * @param mayComeAgain how many jobs have come again for other reasons than that they were under way
     */
    public void check(Emitters emitters, int mayComeAgain) {
        Map<Integer, Job> confirmed = emitters.confirmed();
        log.say("emitted " + emitters.emitted().size() + ", confirmed " + confirmed.size() + ", refused "
                + emitters.failures().size() + " " + emitters.reasons());
        for (GroupAccount account : accounts) {
            Set<Integer> lost = account.unfinished(confirmed.keySet());
            List<String> disorder = account.disorder(emitters.ordered());
            log.say(account.group() + ": finished " + account.finished() + ", lost " + lost.size() + " " + lost
                    + ", out of order " + disorder.size() + " " + disorder + ", finished again " + account.again()
                    + ", longest silence " + account.longestSilence() + ", subscriptions ended "
                    + account.subscriptionFailures());
            softly.assertThat(lost).as("lost by %s", account.group()).isEmpty();
            softly.assertThat(disorder).as("order in %s", account.group()).isEmpty();
            softly.assertThat(account.again())
                    .as("finished again by %s", account.group())
                    .isLessThanOrEqualTo(log.faults() * inFlight + mayComeAgain);
            softly.assertThat(account.subscriptionFailures())
                    .as("ended subscriptions of %s", account.group())
                    .isZero();
        }
    }

    /**
     * The letters of a group are those that are to be there, and can be replayed.
     *
     * @param gone jobs whose letters somebody has deleted
     * @param mended a file: once it is there, what was wrong with the jobs is mended
     */
    public void letters(GroupAccount account, Signalbox box, Emitters emitters, Set<Integer> gone, Path mended)
            throws IOException {
        try (LettersAccount clerk = new LettersAccount(box)) {
            List<DeadLetter> letters = clerk.list();
            Set<Integer> listed = LettersAccount.jobs(letters);
            Set<Integer> expected = LettersAccount.expected(emitters.confirmed());
            Set<Integer> missing = new HashSet<>(expected);
            missing.removeAll(listed);
            missing.removeAll(gone);
            List<String> strange = LettersAccount.strange(letters, LettersAccount.expected(emitters.emitted()));
            log.say(account.group() + ": dead letters " + letters.size() + " of " + listed.size() + " jobs, expected "
                    + expected.size() + ", deleted " + gone.size() + ", missing " + missing + ", strange " + strange);
            softly.assertThat(missing)
                    .as("missing letters of %s", account.group())
                    .isEmpty();
            softly.assertThat(strange)
                    .as("strange letters of %s", account.group())
                    .isEmpty();
            replay(account, clerk, letters, mended);
        }
    }

    private void replay(GroupAccount account, LettersAccount clerk, List<DeadLetter> letters, Path mended)
            throws IOException {
        if (!Files.exists(mended)) {
            Files.createFile(mended);
        }
        int before = account.update().done();
        long begin = System.nanoTime();
        int replayed = clerk.replayAll();
        boolean handled = within(QUIET_SECONDS, () -> account.update().done() - before >= letters.size());
        int left = clerk.list().size();
        log.say(account.group() + ": replayed " + replayed + ", handled " + (account.done() - before) + ", left " + left
                + ", after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        softly.assertThat(replayed).as("replayed in %s", account.group()).isEqualTo(letters.size());
        softly.assertThat(handled).as("replays handled by %s", account.group()).isTrue();
        softly.assertThat(left).as("left letters of %s", account.group()).isZero();
    }

    /** Workers have closed in time, and stayed small. */
    public void checkWorkers(Workforce workforce) {
        for (Post post : workforce.posts()) {
            log.say(post.name() + ": " + post.journals().size() + " workers, " + post.endedAlone()
                    + " could not start, most memory " + post.mostKilobytes() / 1_024 + " MiB, most threads "
                    + post.mostThreads() + ", closed within " + post.closes() + " ms");
            softly.assertThat(post.closes())
                    .as("closing times of %s", post.name())
                    .allMatch(millis -> millis < 2 * Worker.DRAIN.toMillis() + 5_000);
            softly.assertThat(post.mostKilobytes())
                    .as("memory of %s", post.name())
                    .isLessThan(MOST_KILOBYTES);
        }
    }

    private static boolean within(int seconds, BooleanSupplier condition) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Await.pause(100);
        }
        return true;
    }
}
