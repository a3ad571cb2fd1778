package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a member does for its partitions while the group shares them out anew: what runs on those that leave may end,
 * and what is done on any of them is committed, since from one step of a rebalance to the next the client commits
 * nothing. By the poll thread alone, in what a poll calls back.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Member member;
    private final Committer committer;
    private final Supplier<Optional<Duration>> closing;

    /**
     * For a member's rebalances.
     *
     * @param closing how long the member may take to leave, once it is leaving
     */
    Handover(Member member, Committer committer, Supplier<Optional<Duration>> closing) {
        this.member = member;
        this.committer = committer;
        this.closing = closing;
    }

    /** Commits what is done, between two steps. */
    void commit(Collection<AssignedPartition> partitions) {
        if (closing.get().isEmpty()) {
            committer.tryCommit(partitions, member.settings().commitInterval());
        }
    }

    /**
     * Lets partitions go that have been told to drain.
     *
     * @param all these, and those that stay
     */
    void leave(List<AssignedPartition> leaving, List<AssignedPartition> all) {
        Optional<Duration> last = closing.get();
        if (last.isEmpty()) {
            member.receiver().revoked();
            await(leaving, all);
        }
        committer.commitNow(all, last.orElse(member.drainTimeout()));
        leaving.forEach(AssignedPartition::end);
    }

    /** Waits for handlers that run, and commits meanwhile what others have done. */
    private void await(List<AssignedPartition> leaving, List<AssignedPartition> all) {
        long deadline = System.nanoTime() + member.drainTimeout().toNanos();
        Duration interval = member.settings().commitInterval();
        try {
            for (boolean quiet = false; !quiet && System.nanoTime() - deadline < 0; ) {
                committer.tryCommit(all, interval);
                long now = System.nanoTime();
                long until = now + Math.min(interval.toNanos(), deadline - now);
                quiet = true;
                for (AssignedPartition each : leaving) {
                    quiet &= each.awaitQuiet(until);
                }
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("An interrupt ends the wait for handlers of the group {}", member.group(), interrupted);
        }
    }
}
