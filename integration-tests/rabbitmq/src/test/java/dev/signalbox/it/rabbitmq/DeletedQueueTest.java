package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Line;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Somebody deletes what is in use: the queue of a group that is at work, or the exchange. */
@ExtendWith(OneNode.class)
class DeletedQueueTest {

    private static final int DELETIONS = 3;

    @TempDir
    private Path folder;

    /** What was in it is gone with it: that is what deleting means. */
    @ParameterizedTest
    @ArgumentsSource(QueueTypes.class)
    void theGroupMakesItAgainAndGoesOn(QueueType type) {
        try (Rig rig = new Rig()) {
            Group group = new Group(rig, rig.transport().queueType(type).build(), folder);
            JobStream jobs = rig.jobs(rig.transport().build(), 500, 3, true);
            Set<Integer> gone = new TreeSet<>();
            for (int i = 0; i < DELETIONS; i++) {
                group.awaitBegins(group.begins() + 50);
                Await.pause(rig.chance.between(0, 300));
                BrokerView.ask(channel -> channel.queueDelete(group.queue()));
                int emitted = jobs.emitted();
                Await.until(
                        () -> "jobs after those that were deleted; "
                                + group.box().stats(),
                        () -> group.lines().stream().anyMatch(line -> line.isBegin() && line.job() > emitted));
                gone.addAll(jobs.undone(group.lines()));
                gone.removeIf(job -> job > emitted);
            }
            jobs.stop();
            Await.until(
                    () -> jobs.undone(group.lines()) + " of which are gone " + gone,
                    () -> gone.containsAll(jobs.undone(group.lines())));
            System.out.printf(
                    "queue deleted, %d times, %s, seed %d: %d jobs emitted, %d confirmed, %d found no queue, %d were in a deleted one%n",
                    DELETIONS,
                    type,
                    rig.chance.seed(),
                    jobs.emitted(),
                    jobs.confirmed().size(),
                    jobs.failures().size(),
                    jobs.undone(group.lines()).size());
            assertThat(group.lines()).filteredOn(Line::isBegin).isNotEmpty();
            assertThat(group.lines()).noneMatch(line -> line.what().equals("failed"));
            assertThat(jobs.failures())
                    .hasOnlyElementsOfType(EmitException.class)
                    .extracting(Throwable::getMessage)
                    .filteredOn(said -> !said.contains("No queue takes jobs from the exchange '" + rig.name + "'"))
                    // What the broker says of a message that was on its way into the queue.
                    .filteredOn(said -> !said.contains("has refused a message for jobs, as one that is deleted"))
                    .isEmpty();
        }
    }

    /** The broker tells nobody that the binding went with the exchange. */
    @Test
    void aGroupBindsItsQueueAgainWhenTheExchangeWasDeleted() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport().build());
            Rig.emit(emitter, "jobs", 1).join();
            BrokerView.ask(channel -> channel.exchangeDelete(rig.name));
            Await.until(
                    () -> "an event that a queue takes",
                    () -> Rig.emit(emitter, "jobs", 2)
                            .handle((emission, failure) -> failure == null)
                            .join());
            Await.until(seen::toString, () -> seen.count("2") == 1);
        }
    }

    /** Made again by somebody else, of another kind: the group says so, and goes on when that is mended. */
    @Test
    void aQueueThatIsMadeAgainWithOtherArgumentsEndsNothing() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            String queue = rig.name + ".jobs";
            Signalbox box =
                    rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            rig.reader(rig.transport().build(), rig.name + "-calm", "jobs", (event, context) -> {});
            BrokerView.ask(channel -> {
                channel.queueDelete(queue);
                return channel.queueDeclare(queue, true, false, false, Map.of("x-max-length", 1));
            });
            Await.pause(1_000);
            BrokerView.ask(channel -> channel.queueDelete(queue));
            Signalbox emitter = rig.emitter(rig.transport().build());
            // The queue is there a moment before it is bound: what is emitted then comes to the calm group alone.
            Await.until(() -> "an event in the group's queue, which is made again; " + box.stats(), () -> {
                Rig.emit(emitter, "jobs", 1).join();
                return seen.count("1") > 0;
            });
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }

    /** A stranger who wants a queue alone keeps the group waiting, and no longer. */
    @Test
    void aQueueThatSomebodyHasAloneIsWaitedFor() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            String queue = rig.name + ".jobs";
            Signalbox[] box = {null};
            Thread starting = new Thread(() -> box[0] =
                    rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id())));
            BrokerView.ask(channel -> {
                channel.queueDeclare(queue, false, true, false, Map.of());
                starting.start();
                Await.pause(1_000);
                assertThat(starting.isAlive()).isTrue();
                return true;
            });
            Await.until(() -> "a start", () -> !starting.isAlive());
            Rig.emit(rig.emitter(rig.transport().build()), "jobs", 1).join();
            Await.until(seen::toString, () -> seen.count("1") == 1);
        }
    }

    @Test
    void anEmitterMakesTheExchangeAgain() {
        try (Rig rig = new Rig()) {
            Signalbox emitter = rig.emitter(rig.transport().mandatory(false).build());
            Rig.emit(emitter, "jobs", 1).join();
            BrokerView.ask(channel -> channel.exchangeDelete(rig.name));
            assertThatThrownBy(() -> Rig.emit(emitter, "jobs", 2).join())
                    .hasCauseInstanceOf(EmitException.class)
                    .hasMessageContaining("no exchange '" + rig.name + "'");
            Rig.emit(emitter, "jobs", 3).join();
        }
    }
}
