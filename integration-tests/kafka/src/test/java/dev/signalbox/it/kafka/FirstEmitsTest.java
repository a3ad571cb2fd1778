package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/**
 * A topic that was just created has leaders before they take records. A producer that writes at once has its
 * first batch refused and its second one taken, and then its first one never: the broker has seen the later
 * sequence number already.
 */
class FirstEmitsTest {

    /** So many that their leaders do not all begin within the time of one request. */
    private static final int PARTITIONS = 64;

    private static final int JOBS = 2_000;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start(Map.of("num.partitions", Integer.toString(PARTITIONS)));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @RepeatedTest(3)
    void areNotWrittenBeforeTheLeadersOfANewTopicTakeThem() {
        new BrokerView(broker.address()).delete("jobs");
        KafkaTransport transport = KafkaTransport.builder(broker.address())
                .property("metric.reporters", ProducerRetries.class.getName())
                .property("linger.ms", 0)
                .build();
        ProducerRetries.forget();
        try (Signalbox emitter =
                Worker.emitter(SignalboxOptions.builder("emitter").transport(transport))) {
            List<CompletableFuture<Emission>> answers = new ArrayList<>();
            for (int number = 0; number < JOBS; number++) {
                answers.add(emitter.emitter().emit(new Job("key-" + number % 500, number, 0, Job.Fate.DONE)));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .join();
            assertThat(ProducerRetries.count()).isZero();
        }
    }
}
