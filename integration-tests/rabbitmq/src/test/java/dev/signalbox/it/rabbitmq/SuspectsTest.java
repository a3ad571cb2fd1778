package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that wait for their retries over many clean restarts: the broker counts a delivery for each. */
@ExtendWith(OneNode.class)
class SuspectsTest {

    private static final int EVENTS = 40;
    private static final int THOUSAND = 1_000;
    private static final int RESTARTS = 14;
    private static final int LIMIT = 10;

    @Test
    void theyNeitherStopTheirGroupNorBecomePoison() {
        try (Rig rig = new Rig()) {
            RabbitMqTransport transport = rig.transport().deliveryLimit(LIMIT).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {}).close(); // has made the queue
            Signalbox emitter = rig.emitter(transport);
            for (int i = 0; i < EVENTS; i++) {
                Rig.emit(emitter, "jobs", i).join();
            }
            long slowest = 0;
            for (int i = 0; i < RESTARTS; i++) {
                slowest = Math.max(slowest, restart(rig, transport, EVENTS, false));
            }
            System.out.printf(
                    "%d events that wait for retries, %d clean restarts: all tried after %d ms at most%n",
                    EVENTS, RESTARTS, slowest);
            assertThat(slowest).isLessThan(20_000); // alone for five seconds each they would take 200
            restart(rig, transport, EVENTS, true);
            String queue = rig.name + ".jobs";
            Await.until(() -> "no record", () -> BrokerView.ready(queue + ".dlq.trial") == 0);
            assertThat(BrokerView.ready(queue)).isZero();
        }
    }

    /** One after the other they would take so long that the next restart comes before the last one's turn. */
    @Test
    void aThousandArePassedInSeconds() {
        try (Rig rig = new Rig()) {
            RabbitMqTransport transport =
                    rig.transport().deliveryLimit(2).prefetch(THOUSAND).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {}).close(); // has made the queue
            Signalbox emitter = rig.emitter(transport);
            List<CompletableFuture<Emission>> emitted = new ArrayList<>();
            for (int i = 0; i < THOUSAND; i++) {
                emitted.add(Rig.emit(emitter, "jobs", i));
            }
            emitted.forEach(CompletableFuture::join);
            restart(rig, transport, THOUSAND, false);
            long slowest = 0;
            for (int i = 0; i < 3; i++) {
                slowest = Math.max(slowest, restart(rig, transport, THOUSAND, i == 2));
            }
            System.out.printf("%d events that came too often: all tried after %d ms at most%n", THOUSAND, slowest);
            assertThat(slowest).isLessThan(5_000);
            Await.until(() -> "an empty queue", () -> BrokerView.ready(rig.name + ".jobs") == 0);
        }
    }

    /** Else the end of the process, which the next one may be, is counted as a deed of the one before. */
    @Test
    void theNextOnePassesWhenTheRecordOfTheOneBeforeIsGone() {
        try (Rig rig = new Rig()) {
            RabbitMqTransport transport = rig.transport().deliveryLimit(2).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {}).close(); // has made the queue
            Signalbox emitter = rig.emitter(transport);
            for (int i = 0; i < EVENTS; i++) {
                Rig.emit(emitter, "jobs", i).join();
            }
            restart(rig, transport, EVENTS, false);
            for (int i = 0; i < RESTARTS; i++) {
                Queue<Integer> records = new ConcurrentLinkedQueue<>();
                restart(rig, transport, EVENTS, i == RESTARTS - 1, new Waiting() {
                    @Override
                    void next() {
                        records.add(BrokerView.ready(rig.name + ".jobs.dlq.trial"));
                    }
                });
                assertThat(records).startsWith(1).hasSize(EVENTS);
                assertThat(records.stream().skip(1)).containsOnly(0);
            }
        }
    }

    /** What waits for a retry does not take the place of what could be handled. */
    @Test
    void asManyComeAsMayWaitForARetryBesideThePrefetch() {
        try (Rig rig = new Rig()) {
            RabbitMqTransport transport =
                    rig.transport().prefetch(10).maxWaitingForRetry(20).build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {}).close(); // has made the queue
            Signalbox emitter = rig.emitter(transport);
            for (int i = 0; i < EVENTS; i++) {
                Rig.emit(emitter, "jobs", i).join();
            }
            Waiting waiting = new Waiting();
            try (TransportConnection connection =
                    transport.open(new ConnectionSettings(rig.name, Duration.ofSeconds(30), Duration.ofSeconds(5)))) {
                List<TopicPattern> topics = List.of(TopicPattern.exactly("jobs"));
                TransportSubscription subscription = connection
                        .subscribe(new SubscriptionSpec(rig.name, topics, 1_000, 10_000), waiting)
                        .join();
                assertThat(subscription.maxUnsettled()).isEqualTo(30);
                subscription.resume();
                Await.until(() -> waiting.open.size() + " events", () -> waiting.open.size() == 30);
                Await.until(() -> "the rest", () -> BrokerView.ready(rig.name + ".jobs") == EVENTS - 30);
                waiting.open.forEach(Settlement::ack);
                Await.until(() -> waiting.open.size() + " events", () -> waiting.open.size() == EVENTS);
            }
        }
    }

    /** Tries all events once, and then settles them or hands them back; how long it took, in milliseconds. */
    private static long restart(Rig rig, RabbitMqTransport transport, int events, boolean settle) {
        return restart(rig, transport, events, settle, new Waiting());
    }

    private static long restart(Rig rig, RabbitMqTransport transport, int events, boolean settle, Waiting waiting) {
        try (TransportConnection connection =
                transport.open(new ConnectionSettings(rig.name, Duration.ofSeconds(30), Duration.ofSeconds(5)))) {
            TransportSubscription subscription = connection
                    .subscribe(new SubscriptionSpec(rig.name, List.of(TopicPattern.exactly("jobs")), 1_000), waiting)
                    .join();
            long begin = System.nanoTime();
            subscription.resume();
            Await.until(() -> waiting.open.size() + " events", () -> waiting.open.size() == events);
            assertThat(waiting.poison).hasValue(0);
            long millis = (System.nanoTime() - begin) / 1_000_000;
            subscription.stop();
            waiting.open.forEach(settle ? Settlement::ack : Settlement::handBack);
            connection.close(Duration.ofSeconds(5));
            return millis;
        }
    }

    /** An engine that tries each message once, in vain, and keeps it for a retry. */
    private static class Waiting implements MessageReceiver {

        private final Queue<Settlement> open = new ConcurrentLinkedQueue<>();
        private final AtomicInteger poison = new AtomicInteger();

        @Override
        public boolean offer(InboundMessage message, Settlement settlement) {
            if (message.poison() != null) {
                poison.incrementAndGet();
            }
            next();
            settlement.tried();
            open.add(settlement);
            return true;
        }

        /** One is being tried. */
        void next() {}
    }
}
