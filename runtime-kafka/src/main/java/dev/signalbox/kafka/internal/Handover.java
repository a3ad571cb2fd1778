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
 * nothing. What a partition that ends leaves to be handled again is told here, whatever has ended it. By the poll
 * thread alone, mostly in what a poll calls back.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Member member;
    private final Committer committer;
    private final Supplier<Optional<Leave>> leave;

    /**
     * For a member's rebalances.
     *
     * @param leave how long the member may take to leave, once it is leaving
     */
    Handover(Member member, Committer committer, Supplier<Optional<Leave>> leave) {
        this.member = member;
        this.committer = committer;
        this.leave = leave;
    }

    /** Commits what is done, between two steps. */
    void commit(Collection<AssignedPartition> partitions) {
        if (leave.get().isEmpty()) {
            committer.commitNow(partitions, member.settings().commitInterval());
        }
    }

    /**
     * Lets partitions go that have been told to drain.
     *
     * @param all these, and those that stay
     */
    void leave(List<AssignedPartition> leaving, List<AssignedPartition> all) {
        if (leave.get().isEmpty()) {
            member.receiver().revoked();
            await(leaving, all);
        }
        committer.commitNow(all, leave.get().map(Leave::toCommit).orElse(member.drainTimeout()));
        end(leaving);
    }

    /** Ends partitions; what comes later is ignored, and what they leave is told. */
    void end(List<AssignedPartition> partitions) {
        List<Leftover> left = partitions.stream().map(AssignedPartition::end).toList();
        String why = committer
                .failure()
                .map(failure -> "The commit: " + KafkaFailures.reason(failure))
                .orElse("");
        Leftover.tell(member.group(), member.transport(), left, why);
    }

    /** Waits for handlers that run, unless the member leaves, and commits meanwhile what others have done. */
    private void await(List<AssignedPartition> leaving, List<AssignedPartition> all) {
        long deadline = System.nanoTime() + member.drainTimeout().toNanos();
        Duration interval = member.settings().commitInterval();
        try {
            boolean quiet = false;
            while (!quiet && leave.get().isEmpty() && System.nanoTime() - deadline < 0) {
                committer.commitNow(all, interval);
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
