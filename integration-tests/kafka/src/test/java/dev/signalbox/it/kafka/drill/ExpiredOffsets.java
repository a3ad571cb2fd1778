package dev.signalbox.it.kafka.drill;

import dev.signalbox.faults.drill.Faults;
import dev.signalbox.faults.drill.GroupAccount;
import dev.signalbox.faults.drill.Workforce;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** All workers of a group are away for so long that the broker forgets how far they have come. */
final class ExpiredOffsets {

    private final DrillCluster cluster;
    private final Workforce workforce;
    private final List<GroupAccount> accounts;
    private final AtomicInteger mayComeAgain = new AtomicInteger();

    ExpiredOffsets(DrillCluster cluster, Workforce workforce, List<GroupAccount> accounts) {
        this.cluster = cluster;
        this.workforce = workforce;
        this.accounts = accounts;
    }

    /** How many jobs were finished before and are done again, as the group begins at the beginning. */
    int mayComeAgain() {
        return mayComeAgain.get();
    }

    /** It happens to one of the groups. */
    void any(String name, Faults faults) {
        GroupAccount account = accounts.get(faults.between(0, accounts.size() - 1));
        int millis = faults.begins(name, account.group(), 0, 2_000);
        workforce.whileAway(account.group(), millis, () -> {
            cluster.expire(account.group());
            mayComeAgain.addAndGet(account.update().finished());
        });
    }
}
