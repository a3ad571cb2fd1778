package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.Cable;
import dev.signalbox.brokers.Fuses;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.rabbitmq.QueueType;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Connections end in the middle of a frame, while jobs are emitted and done. */
@ExtendWith(OneNode.class)
class CutConnectionTest {

    private static final int CUTS = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void noEventIsLostBetweenItsConfirmAndTheEmitter(QueueType type) {
        try (Rig rig = new Rig()) {
            Fuses fuses = new Fuses();
            Cable cable = rig.cable(fuses);
            Group group = new Group(rig, rig.transport().queueType(type).build(), folder);
            JobStream jobs = rig.jobs(rig.transport(Rig.uri(cable)).build(), 1_000, 2, true);
            for (int i = 0; i < CUTS; i++) {
                group.awaitBegins(group.begins() + 100);
                awaitConfirms(jobs, jobs.emitted()); // else the same ones wait through one cut after the other
                if (rig.chance.between(0, 1) == 0) {
                    fuses.cutFromTargetAfter(rig.chance.between(1, 300)); // a confirm has 21 bytes
                } else {
                    fuses.cutToTargetAfter(rig.chance.between(1, 30_000));
                }
                awaitCuts(cable, i + 1);
            }
            end("emitter", type, rig, group, jobs);
            assertThat(jobs.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void noEventIsLostBetweenTheConsumerAndItsAcknowledgement(QueueType type) {
        try (Rig rig = new Rig()) {
            Fuses fuses = new Fuses();
            Cable cable = rig.cable(fuses);
            Group group = new Group(
                    rig,
                    rig.transport(Rig.uri(cable))
                            .queueType(type)
                            .deliveryLimit(100)
                            .build(),
                    folder);
            JobStream jobs = rig.jobs(rig.transport().build(), 1_000, 2, true);
            for (int i = 0; i < CUTS; i++) {
                group.awaitBegins(group.begins() + 100);
                if (rig.chance.between(0, 1) == 0) {
                    fuses.cutFromTargetAfter(rig.chance.between(1, 30_000));
                } else {
                    fuses.cutToTargetAfter(rig.chance.between(1, 300)); // an acknowledgement has 21 bytes
                }
                awaitCuts(cable, i + 1);
            }
            end("consumer", type, rig, group, jobs);
            assertThat(jobs.failures()).isEmpty();
            Await.until(() -> "an empty queue", () -> BrokerView.ready(group.queue()) == 0);
        }
    }

    private static void awaitConfirms(JobStream jobs, int count) {
        Await.until(() -> count + " confirms", () -> jobs.confirmed().size() >= count);
    }

    private static void awaitCuts(Cable cable, int count) {
        Await.until(() -> "the cut " + count, () -> cable.cuts() >= count);
    }

    private static void end(String who, QueueType type, Rig rig, Group group, JobStream jobs) {
        jobs.stop();
        group.awaitAll(jobs);
        System.out.printf(
                "connection of the %s cut, %d times, %s, seed %d: %s%n",
                who, CUTS, type, rig.chance.seed(), group.check(jobs));
    }
}
