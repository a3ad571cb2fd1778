package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.Settlement;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandoverTest {

    private final BlockingQueue<Map<TopicPartition, OffsetAndMetadata>> commits = new LinkedBlockingQueue<>();
    private final AtomicReference<Settlement> running = new AtomicReference<>();
    private final AssignedPartition stays = partition(0);
    private final AssignedPartition leaves = partition(1);
    private final AtomicReference<Optional<Leave>> closing = new AtomicReference<>(Optional.empty());
    private Runnable whileCommitting = () -> {};
    private final Handover handover = handover();

    @Test
    void whatIsDoneOnOthersIsCommittedWhileAHandlerRunsOnWhatLeaves() throws Exception {
        read(leaves, 1, false);
        read(stays, 3, true);
        leaves.drain();
        CompletableFuture<Void> left =
                CompletableFuture.runAsync(() -> handover.leave(List.of(leaves), List.of(stays, leaves)));
        assertThat(offset(0)).isEqualTo(3);
        read(stays, 2, true);
        assertThat(offset(0)).isEqualTo(5);
        assertThat(left).isNotDone();
        Objects.requireNonNull(running.get()).ack();
        assertThat(offset(1)).isEqualTo(1);
        left.get(50, TimeUnit.SECONDS);
    }

    @Test
    void whoLeavesTheGroupCommitsAllAndWaitsForNoHandler() throws Exception {
        closing.set(Optional.of(Leave.within(Duration.ofSeconds(5))));
        read(leaves, 1, false);
        read(stays, 3, true);
        leaves.drain();
        handover.leave(List.of(leaves), List.of(stays, leaves));
        assertThat(offset(0)).isEqualTo(3);
    }

    @Test
    void whoBeginsToLeaveWaitsForNoHandlerAnyMore() throws Exception {
        read(leaves, 1, false);
        read(stays, 3, true);
        leaves.drain();
        CompletableFuture<Void> left =
                CompletableFuture.runAsync(() -> handover.leave(List.of(leaves), List.of(stays, leaves)));
        assertThat(offset(0)).isEqualTo(3);
        closing.set(Optional.of(Leave.within(Duration.ofSeconds(5))));
        left.get(50, TimeUnit.SECONDS);
    }

    @Test
    void whatIsDoneBetweenTheLastCommitAndTheEndIsTold() {
        read(leaves, 3, true);
        read(leaves, 1, false);
        whileCommitting = () -> Objects.requireNonNull(running.get()).ack();
        closing.set(Optional.of(Leave.within(Duration.ofSeconds(5))));
        leaves.drain();
        assertThat(said(() -> handover.leave(List.of(leaves), List.of(leaves))))
                .contains(
                        "The group billing on kafka(here) leaves 1 events that are done to come again: 1 that could not"
                                + " be committed, and 0 that had overtaken one that is not done. 0 more still run."
                                + " By partition: {orders-1=1}");
    }

    @Test
    void whatRunsAtTheEndAndWhatHasOvertakenItAreTold() {
        read(leaves, 1, false);
        read(leaves, 2, true);
        assertThat(said(() -> handover.end(List.of(leaves))))
                .contains("leaves 2 events that are done to come again: 0 that could not be committed, and 2 that had"
                        + " overtaken one that is not done. 1 more still run. By partition: {orders-1=2}");
    }

    @Test
    void whoLeavesNothingSaysNothing() {
        read(leaves, 3, true);
        assertThat(said(() -> handover.leave(List.of(leaves), List.of(leaves)))).isEmpty();
    }

    @Test
    void stepsOfARebalanceCommitWhatIsDone() throws Exception {
        read(stays, 3, true);
        handover.commit(List.of(stays));
        assertThat(offset(0)).isEqualTo(3);
    }

    private Handover handover() {
        MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest") {
            @Override
            public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
                commits.add(offsets);
                whileCommitting.run();
            }
        };
        Duration interval = Duration.ofMillis(10);
        KafkaSettings settings =
                new KafkaSettings("here:9092", Map.of(), Map.of(), Map.of(), 1, interval, 1_000, true, null);
        Member member = new Member(
                "kafka(here)",
                settings,
                "billing",
                broker,
                (message, settlement) -> false,
                marks(settings),
                Duration.ofMinutes(1));
        Committer committer = new Committer(broker, "billing", interval, false);
        return new Handover(member, committer, closing::get);
    }

    /** What is logged meanwhile. */
    private static String said(Runnable step) {
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            step.run();
        } finally {
            System.setErr(errors);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /** There are no replays: nothing is written. */
    private static ReplayMarks marks(KafkaSettings settings) {
        Duration timeout = Duration.ofSeconds(1);
        KafkaPublisher publisher = new KafkaPublisher(
                "kafka(here)",
                settings,
                new ConnectionSettings("app", timeout, timeout),
                new TopicAdmin("kafka(here)", settings, "app", timeout),
                Runnable::run,
                Executors.newSingleThreadScheduledExecutor());
        return new ReplayMarks(publisher, () -> new MockConsumer<>("earliest"), timeout);
    }

    /** What is committed next of a partition. */
    private long offset(int number) throws InterruptedException {
        TopicPartition place = new TopicPartition("orders", number);
        while (true) {
            Map<TopicPartition, OffsetAndMetadata> commit = commits.poll(50, TimeUnit.SECONDS);
            assertThat(commit).as("a commit of %s", place).isNotNull();
            OffsetAndMetadata offset = commit.get(place);
            if (offset != null) {
                return offset.offset();
            }
        }
    }

    private void read(AssignedPartition partition, int count, boolean done) {
        long first = LongStream.iterate(0, offset -> offset + 1)
                .filter(offset -> !partition.hasRead(offset))
                .findFirst()
                .getAsLong();
        for (long offset = first; offset < first + count; offset++) {
            partition.read(List.of(Records.empty("orders", partition.partition().partition(), offset)), offset + 1, 1);
        }
        partition.offerAll((message, settlement) -> {
            if (done) {
                settlement.ack();
            } else {
                running.set(settlement);
            }
            return true;
        });
    }

    private static AssignedPartition partition(int number) {
        return new AssignedPartition(
                new TopicPartition("orders", number),
                Optional.empty(),
                100,
                new ReadAhead(100, Long.MAX_VALUE, () -> {}),
                () -> {});
    }
}
