package dev.signalbox.it.rabbitmq;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed and comes back, while jobs are emitted and done. */
@ExtendWith(OneNode.class)
class OutageTest {

    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    void aBrokerThatIsKilledLosesNoConfirmedEvent() {
        try (Rig rig = new Rig()) {
            Group group = new Group(rig, rig.transport().build(), folder);
            JobStream jobs = rig.jobs(rig.transport().build(), 300, 12, true);
            Await.until(() -> "the first dead letter", () -> BrokerView.ready(group.queue() + ".dlq") > 0);
            Rig.broker().noteQuorumQueues();
            for (int i = 0; i < KILLS; i++) {
                Await.pause(rig.chance.between(0, 2_000));
                Rig.broker().kill();
                Await.pause(rig.chance.between(0, 1_000));
                Rig.broker().start();
                group.awaitBegins(group.begins() + 50);
            }
            jobs.stop();
            group.awaitAll(jobs);
            System.out.printf(
                    "kill -9 of the broker, %d times, seed %d: %s%n", KILLS, rig.chance.seed(), group.check(jobs));
        }
    }
}
