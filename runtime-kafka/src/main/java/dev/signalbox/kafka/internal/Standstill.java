package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Says so when partitions are read no further because too much has run ahead of an event that is not done: once when
 * that has lasted for ten seconds, again each minute, and once when it is over. By the poll thread alone.
 */
final class Standstill {

    private static final QuietLog log = QuietLog.of(Standstill.class);

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TELL_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** So many partitions are named. */
    private static final int NAMED = 5;

    private final Member member;

    private long lookAt = System.nanoTime();
    private long tellAt;
    private boolean standing;

    /**
     * A partition that is read no further.
     *
     * @param partition which
     * @param first the first offset that is not done
     * @param ahead how many records were read from there on
     * @param since when that has become too many
     */
    record Place(TopicPartition partition, long first, int ahead, Instant since) {

        @Override
        public String toString() {
            return partition + " (offset " + first + " is not done, " + ahead + " have been read from there on, since "
                    + since + ")";
        }
    }

    Standstill(Member member) {
        this.member = member;
    }

    /** Looks whether there is something to tell. */
    void look(Collection<AssignedPartition> partitions, Instant now, long nanos) {
        if (nanos - lookAt < 0) {
            return;
        }
        lookAt = nanos + LOOK_NANOS;
        List<Place> places = new ArrayList<>();
        for (AssignedPartition each : partitions) {
            Optional<Place> place = each.standstill();
            place.filter(found -> !found.since().plus(LONG).isAfter(now)).ifPresent(places::add);
        }
        if (places.isEmpty()) {
            end();
        } else if (!standing || nanos - tellAt >= 0) {
            standing = true;
            tellAt = nanos + TELL_NANOS;
            tell(places, partitions.size());
        }
    }

    private void tell(List<Place> places, int all) {
        log.warn(
                "The group {} reads no further in {} of the {} partitions that a member has on {}, because as much as"
                        + " maxAheadOfCommit allows ({}) was read behind an event that runs or waits for a retry: {}{}."
                        + " Mend what makes them fail or last. Or let them give up sooner, with fewer attempts, shorter"
                        + " delays or a timeout: they become dead letters, which can be replayed later. Or raise"
                        + " maxAheadOfCommit, which costs memory, and lets more come again when the process dies",
                member.group(),
                places.size(),
                all,
                member.transport(),
                member.settings().maxAhead(),
                places.stream().limit(NAMED).map(Place::toString).collect(Collectors.joining(", ")),
                places.size() > NAMED ? " and others" : "");
        for (Place each : places) {
            member.receiver().heldBack(each.partition().toString(), each.ahead(), each.since());
        }
    }

    private void end() {
        if (standing) {
            standing = false;
            log.info("The group {} reads all partitions of a member on {} again", member.group(), member.transport());
        }
    }
}
