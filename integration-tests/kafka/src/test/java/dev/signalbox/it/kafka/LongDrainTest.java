package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Await;
import dev.signalbox.kafka.KafkaTransport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Boxes that close where not all they have done can be committed. When {@code close()} has returned, they have said
 * how many events come again: no fewer than do, and nothing is said only where none does.
 */
class LongDrainTest {

    private static final Pattern TOLD = Pattern.compile("leaves (\\d+) events that are done to come again");
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** The most that the client's max.poll.interval.ms leaves room for, twice as long as anything is waited for. */
    private static final Duration LONG = Duration.ofSeconds(150);

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final PrintStream errors = System.err;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(errors);
        errors.print(logged.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void whatHasOvertakenAHandlerThatDoesNotEndIsTold(GroupProtocol protocol) {
        String group = "overtaken-" + protocol;
        broker.view().create("jobs", 1);
        KafkaTransport transport =
                KafkaWorker.transport(broker.address(), protocol).build();
        Jobs.emit(broker.transport(), 0, 100);
        GatedBox one = new GatedBox(transport, group, SHORT, job -> job == 50).start();
        awaitJobs(one, 99 - 2); // 70 and 90 have the key of the one that waits
        one.close();
        long told = told();
        try (GatedBox next = new GatedBox(transport, group, SHORT, job -> false).start()) {
            awaitJobs(next, 50);
            Set<Integer> repeated = both(one.finished(), next.begun());
            assertThat(next.begun()).allMatch(job -> job >= 50);
            assertThat(repeated).hasSize(47);
            assertThat(told).isEqualTo(47);
        }
    }

    /** With the classic protocol a member that has heard of a rebalance commits nothing while another one drains. */
    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void whatCannotBeCommittedInARebalanceIsTold(GroupProtocol protocol) throws Exception {
        String group = "rebalance-" + protocol;
        broker.view().create("jobs", 6);
        KafkaTransport transport = transport(protocol);
        GatedBox leaves = new GatedBox(transport, group, SHORT, job -> false).start();
        GatedBox drains = new GatedBox(transport, group, LONG, job -> job < 100).start();
        GatedBox comes = new GatedBox(transport, group, LONG, job -> false);
        GatedBox last = new GatedBox(transport, group, LONG, job -> false);
        try (drains;
                comes;
                last) {
            Await.until(() -> "two members", () -> shares(group).equals(List.of(3L, 3L)));
            Jobs.emit(broker.transport(), 0, 100);
            Await.until( // all jobs of its keys, or the first of each
                    () -> leaves.finished() + " and " + drains.begun(),
                    () -> leaves.finished().size() / 5 + drains.begun().size() == 20);
            CompletableFuture<?> coming = start(comes);
            Await.until(() -> "a member that drains", () -> drains.handedBack() > 0);
            CompletableFuture<?> lastComing = start(last);
            int jobs = 100;
            if (protocol == GroupProtocol.CLASSIC) {
                jobs = emitUntilNothingIsCommitted(group, leaves);
            } else {
                CompletableFuture.allOf(coming, lastComing).get(2, TimeUnit.MINUTES);
            }
            logged.reset();
            leaves.close();
            long told = told();
            drains.open();
            CompletableFuture.allOf(coming, lastComing).get(2, TimeUnit.MINUTES);
            Jobs.emit(broker.transport(), jobs, jobs + 100); // behind all that comes again
            int all = jobs + 100;
            Await.until(
                    () -> "all of " + all + " jobs",
                    () -> all(leaves, drains, comes, last).size() == all);
            Set<Integer> repeated = both(leaves.finished(), all(drains, comes, last));
            errors.printf("%s: %d told, %d repeated of %d%n", protocol, told, repeated.size(), jobs);
            assertThat(told).isGreaterThanOrEqualTo(repeated.size());
            if (protocol == GroupProtocol.CLASSIC) {
                assertThat(repeated).isNotEmpty();
            } else {
                assertThat(told).isZero();
            }
        } finally {
            leaves.close();
        }
    }

    /** It is told before {@code close()} returns, so that it is told too where the process ends with that. */
    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void whatTheBrokerDoesNotHearIsTold(GroupProtocol protocol) {
        String group = "silence-" + protocol;
        Map<String, String> settings = Map.of(
                "group.min.session.timeout.ms", "1000",
                "group.consumer.min.session.timeout.ms", "1000",
                "group.consumer.session.timeout.ms", "5000");
        try (KafkaBroker own = KafkaBroker.start(settings)) {
            KafkaTransport transport =
                    KafkaWorker.transport(own.address(), protocol).build();
            new BrokerView(own.address()).create("jobs", 4);
            Jobs.emit(KafkaTransport.builder(own.address()).build(), 0, 100);
            GatedBox one = new GatedBox(transport, group, SHORT, job -> job >= 20).start();
            Await.until(
                    () -> one.received() + " jobs; begun are " + one.begun(),
                    () -> one.received() == 100 && one.begun().size() == 40);
            own.freeze();
            long told;
            try {
                one.open();
                awaitJobs(one, 100);
                one.close();
                told = told();
            } finally {
                own.thaw();
            }
            try (GatedBox next = new GatedBox(transport, group, SHORT, job -> false).start()) {
                Jobs.emit(KafkaTransport.builder(own.address()).build(), 100, 200);
                Await.until(
                        () -> "jobs",
                        () -> next.finished().stream().filter(job -> job >= 100).count() == 100);
                Set<Integer> repeated = both(one.finished(), next.begun());
                errors.printf("%s: %d told, %d repeated%n", protocol, told, repeated.size());
                assertThat(told).isGreaterThanOrEqualTo(repeated.size()).isPositive();
            }
        }
    }

    /** Until the member is in the rebalance; the number of jobs. */
    private static int emitUntilNothingIsCommitted(String group, GatedBox box) {
        int jobs = 100;
        for (boolean committed = true; committed; jobs += 100) {
            int from = jobs;
            assertThat(jobs)
                    .as("jobs until the member has heard of the rebalance")
                    .isLessThan(5_000);
            Jobs.emit(broker.transport(), from, from + 100);
            Await.until(
                    () -> "jobs from " + from + " on; finished are " + box.finished(),
                    () -> box.finished().stream().anyMatch(job -> job >= from));
            committed = isCommittedSoon(group, box);
        }
        return jobs;
    }

    private static CompletableFuture<?> start(GatedBox box) {
        return CompletableFuture.runAsync(box::start, task -> new Thread(task).start());
    }

    /** Whether the broker soon knows of all that a box has finished. */
    private static boolean isCommittedSoon(String group, GatedBox box) {
        Map<Integer, List<Integer>> places = broker.view().jobs();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (System.nanoTime() < deadline) {
            Map<Integer, Long> committed = broker.view().committed(group, "jobs");
            boolean all = places.entrySet().stream()
                    .allMatch(each -> each.getValue().stream()
                            .skip(committed.getOrDefault(each.getKey(), 0L))
                            .noneMatch(box.finished()::contains));
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static KafkaTransport transport(GroupProtocol protocol) {
        KafkaTransport.Builder transport =
                KafkaTransport.builder(broker.address()).groupProtocol(protocol).property("metadata.max.age.ms", 1_000);
        if (protocol == GroupProtocol.CLASSIC) {
            transport.property("heartbeat.interval.ms", 200);
        }
        return transport.build();
    }

    private static List<Long> shares(String group) {
        return broker.view().members(group, "jobs").values().stream().sorted().toList();
    }

    private static void awaitJobs(GatedBox box, int count) {
        Await.until(
                () -> count + " jobs; finished are " + box.finished(),
                () -> box.finished().size() == count);
    }

    private static Set<Integer> all(GatedBox... boxes) {
        Set<Integer> all = new HashSet<>();
        for (GatedBox each : boxes) {
            all.addAll(each.finished());
        }
        return all;
    }

    private static Set<Integer> both(Set<Integer> some, Set<Integer> others) {
        Set<Integer> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** How many events come again, as the log says so far. */
    private long told() {
        Matcher line = TOLD.matcher(logged.toString(StandardCharsets.UTF_8));
        long told = 0;
        while (line.find()) {
            told += Long.parseLong(line.group(1));
        }
        return told;
    }
}
