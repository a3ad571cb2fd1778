package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.transport.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that the broker has delivered more often than it may come. */
@ExtendWith(OneNode.class)
class DeliveredTooOftenTest {

    private static final int LIMIT = RabbitWorker.Careful.DELIVERY_LIMIT;

    @TempDir
    private Path folder;

    @Test
    void itIsADeadLetterLikeAnyOtherAndIsHandledWhenItIsReplayed() {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Transport transport = rig.transport().deliveryLimit(LIMIT).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(context.id()))
                    .close(); // has made the queue
            Signalbox emitter = rig.emitter(transport);
            Rig.emit(emitter, "jobs", new Job("key", 1, 0, Job.Fate.DEADLY)).join();
            for (int i = 0; i <= LIMIT; i++) {
                try (WorkerProcess worker = WorkerProcess.start(
                        RabbitWorker.Careful.class, Rig.broker().uri(), rig.name, folder, i)) {
                    Await.until(() -> "the end of a worker", () -> !worker.isAlive());
                }
            }
            Rig.emit(emitter, "jobs", new Job("key", 2, 0, Job.Fate.DONE)).join();
            Signalbox box = rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(context.id()));
            Await.until(
                    () -> box.stats().toString(),
                    () -> box.stats().handled() == 1 && box.stats().deadLettered() == 1);
            assertThat(handled.names()).containsExactly("2");
            List<DeadLetter> letters = box.deadLetters().list("jobs", 10);
            assertThat(letters).singleElement().satisfies(letter -> {
                assertThat(letter.eventId()).isEqualTo("1");
                assertThat(letter.key()).isEqualTo("key");
                assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.HANDLER_FAILED);
                assertThat(letter.handler()).isNull();
                assertThat(letter.attempts()).isEqualTo(LIMIT + 1);
                assertThat(letter.errorMessage()).contains("delivered " + (LIMIT + 1) + " times");
                assertThat(letter.replays()).isZero();
            });
            box.deadLetters().replay(letters.get(0)).join();
            Await.until(() -> box.stats().toString(), () -> box.stats().handled() == 2);
            assertThat(handled.count("1")).isEqualTo(1);
            assertThat(box.deadLetters().list("jobs", 10)).isEmpty();
        }
    }

    /** As a box does that is closed while the event waits for a retry: no process has ended over it. */
    @Test
    void whatIsOnlyHandedBackIsNoPoisonHoweverOften() {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Transport transport = rig.transport()
                    .deliveryLimit(LIMIT)
                    .singleActiveConsumer(false) // the broker lets strangers look at no other
                    .build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(context.id()))
                    .close(); // has made the queue
            Rig.emit(rig.emitter(transport), "jobs", new Job("key", 1, 0, Job.Fate.DONE))
                    .join();
            for (int i = 0; i < 10 * LIMIT; i++) {
                Await.until(() -> "the job", () -> handBack(rig.name + ".jobs"));
            }
            Signalbox box = rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(context.id()));
            Await.until(() -> box.stats().toString(), () -> box.stats().handled() == 1);
            assertThat(box.stats().deadLettered()).isZero();
            Await.until(() -> "no record", () -> BrokerView.ready(rig.name + ".jobs.dlq.trial") == 0);
        }
    }

    /** As a shovel does that copies a message with all that it has. */
    @ParameterizedTest
    @EnumSource(QueueType.class)
    void whatAStrangerHasCountedDoesNotCount(QueueType type) {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Transport transport =
                    rig.transport().queueType(type).deliveryLimit(LIMIT).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(event.topic()))
                    .close(); // has made the queue
            BasicProperties counted = new BasicProperties.Builder()
                    .type("stranger")
                    .headers(Map.of("x-delivery-count", LIMIT + 1))
                    .build();
            BrokerView.publish(rig.name, "jobs", counted, new byte[0]);
            Signalbox box = rig.reader(transport, rig.name, "jobs", (event, context) -> handled.add(event.topic()));
            Await.until(
                    () -> box.stats().toString(),
                    () -> box.stats().handled() + box.stats().deadLettered() == 1);
            assertThat(handled.names()).containsExactly("jobs");
        }
    }

    /** Takes a message from a queue and puts it back: a delivery that was not settled. */
    private static boolean handBack(String queue) {
        return BrokerView.ask(channel -> {
            GetResponse message = channel.basicGet(queue, false);
            if (message != null) {
                channel.basicNack(message.getEnvelope().getDeliveryTag(), false, true);
            }
            return message != null;
        });
    }
}
