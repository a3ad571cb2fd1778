package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Subscription;
import dev.signalbox.faults.Await;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Subscriptions come and go at run time, of which the group's share of topics changes nothing. */
@Timeout(120)
class TopicChangeTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final AtomicInteger seen = new AtomicInteger();

    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void anExpressionThatMatchesTheSameTopicsIsDoneSoon(GroupProtocol protocol) {
        broker.view().create("jobs", 2);
        broker.view().delete("by.one.drawings");
        broker.view().create("by.one.drawings", 1);
        String group = "same-" + protocol;
        try (Signalbox box = box(protocol, group)) {
            box.start();
            Subscription jobs = box.subscribeAll("jobs", "jobs", (event, context) -> seen.incrementAndGet());
            Subscription tap = box.subscribeAll("tap", "by.*.drawings", (event, context) -> {});
            for (int i = 0; i < 3; i++) {
                long begin = System.nanoTime();
                box.subscribeAll("again", "by.{who}.drawings", (event, context) -> {})
                        .close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
            }
            tap.close();
            Jobs.emit(broker.transport(), 0, 10);
            Await.until(() -> "10 jobs; " + box.stats(), () -> seen.get() == 10);
            jobs.close();
        }
    }

    /** One partition and two members: one of them has nothing, whatever the group reads. */
    @ParameterizedTest
    @ArgumentsSource(GroupProtocols.class)
    void aMemberThatHasNothingIsDoneSoon(GroupProtocol protocol) {
        broker.view().create("jobs", 1);
        broker.view().delete("other");
        broker.view().create("other", 1);
        String group = "idle-" + protocol;
        try (Signalbox one = box(protocol, group);
                Signalbox two = box(protocol, group)) {
            for (Signalbox box : new Signalbox[] {one, two}) {
                box.start();
                box.subscribeAll("tap", "jobs", (event, context) -> seen.incrementAndGet());
            }
            for (Signalbox box : new Signalbox[] {one, two}) {
                long begin = System.nanoTime();
                box.subscribeAll("other", "other", (event, context) -> {}).close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
            }
            Jobs.emit(broker.transport(), 0, 10);
            Await.until(() -> "10 jobs; " + one.stats() + two.stats(), () -> seen.get() == 10);
        }
    }

    private static Signalbox box(GroupProtocol protocol, String group) {
        KafkaTransport transport =
                KafkaWorker.transport(broker.address(), protocol).build();
        return Signalbox.create(
                SignalboxOptions.builder(group).transport(transport).build());
    }
}
