package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One event that fails holds up its partition, once enough has overtaken it. */
class StandstillTest {

    private static final int MOST = 100;

    @RegisterExtension
    private static final SharedBroker broker = new SharedBroker();

    private final Set<String> told = new ConcurrentSkipListSet<>();
    private final AtomicBoolean mended = new AtomicBoolean();
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void theObserverIsToldOfPartitionsThatAreReadNoFurther() {
        broker.view().create("jobs", 1);
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .maxAheadOfCommit(MOST)
                .property("max.poll.records", 10)
                .build();
        SignalboxOptions options = SignalboxOptions.builder("standing")
                .transport(transport)
                .retry(RetryPolicy.builder()
                        .attempts(1_000)
                        .delay(Duration.ofSeconds(1))
                        .build())
                .drainTimeout(Duration.ofSeconds(5))
                .observer(new EventObserver() {
                    @Override
                    public void readingHeldBack(
                            String group, String transport, String place, int ahead, Instant since) {
                        told.add(group + " " + place + " " + (ahead <= MOST && ahead > MOST - 20));
                    }
                })
                .build();
        try (Signalbox box = Signalbox.create(options)) {
            box.start();
            box.subscribeAll("tap", "jobs", (event, context) -> {
                if (context.id().equals("0") && !mended.get()) {
                    throw new IllegalStateException("not yet");
                }
                handled.incrementAndGet();
            });
            Jobs.emit(broker.transport(), 0, 3 * MOST);
            Await.until(() -> "a word; " + box.stats(), () -> !told.isEmpty());
            assertThat(told).containsExactly("standing jobs-0 true");
            assertThat(handled.get()).isLessThan(MOST);
            mended.set(true);
            Await.until(() -> "all jobs; " + box.stats(), () -> handled.get() == 3 * MOST);
        }
    }
}
