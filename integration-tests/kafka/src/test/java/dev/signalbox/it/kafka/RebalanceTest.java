package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Members of a group come and go under load, for 20 seconds with each protocol, in which five to eight leave and
 * as many come; {@code -Dsignalbox.rebalance.seconds=120} makes it two minutes.
 */
class RebalanceTest {

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("signalbox.rebalance.seconds", 20));
    private static final int MEMBERS = 3;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Chance chance = new Chance();
    private final Deque<Signalbox> members = new ArrayDeque<>();

    @TempDir
    private Path folder;

    private int made;

    @AfterEach
    void closeAll() {
        members.forEach(Signalbox::close);
    }

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void membersThatComeAndGoLoseNothingAndKeepTheOrderOfEachKey(GroupProtocol protocol) {
        Path journal = folder.resolve("journal");
        FileChannel file = Journal.open(journal);
        int changes = 0;
        try (JobStream jobs =
                JobStream.start(KafkaTransport.builder(broker.address()).build(), chance.another(), 400, 25, false)) {
            for (int i = 0; i < MEMBERS; i++) {
                join(protocol, file);
            }
            long deadline = System.nanoTime() + LENGTH.toNanos();
            while (System.nanoTime() < deadline) {
                Await.pause(chance.between(1_000, 3_000));
                members.removeFirst().close();
                Await.pause(chance.between(0, 1_000));
                join(protocol, file);
                changes++;
            }
            jobs.stop();
            Set<Integer> settled = new HashSet<>();
            Supplier<String> progress = () -> "all jobs; " + settled.size() + " of "
                    + jobs.confirmed().size() + " are settled, and there are "
                    + members.stream().map(Signalbox::stats).toList();
            Await.until(progress, () -> {
                settled.clear();
                Line.read(journal).stream()
                        .filter(Line::isSettled)
                        .map(Line::job)
                        .forEach(settled::add);
                return settled.containsAll(jobs.confirmed().keySet());
            });
            List<Line> lines = Line.read(journal);
            Twice twice = new Twice(lines);
            System.out.printf(
                    "%d members with the protocol %s, %d left and as many came in %s, seed %d: %d jobs, %d of them finished twice, %d letters%n",
                    MEMBERS,
                    protocol,
                    changes,
                    LENGTH,
                    chance.seed(),
                    settled.size(),
                    twice.jobs().size(),
                    jobs.rejected().size());
            assertThat(jobs.failures()).isEmpty();
            assertThat(lines).noneMatch(line -> line.what().equals("failed"));
            Keys.assertOrderOfFirstAttempts(lines);
            Keys.assertNoOverlap(lines);
            twice.assertOnlyWhatRanAhead(broker.view().jobs());
        }
    }

    private void join(GroupProtocol protocol, FileChannel file) {
        String name = protocol.name().toLowerCase(Locale.ROOT);
        KafkaTransport.Builder transport =
                KafkaTransport.builder(broker.address()).groupProtocol(protocol).property("metadata.max.age.ms", 1_000);
        Signalbox box = Worker.box(transport.build(), name, new Journal(name + "-" + ++made, file));
        members.addLast(box);
        box.start();
    }
}
