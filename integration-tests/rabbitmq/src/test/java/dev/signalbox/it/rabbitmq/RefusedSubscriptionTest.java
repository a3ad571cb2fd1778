package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscriptions that the broker does not take: they leave nothing behind, and end alone. */
@ExtendWith(OneNode.class)
class RefusedSubscriptionTest {

    private static final int STARTS = 30;

    @Test
    void startsThatFailLeaveNothingBehindAndTheOneAfterThemSucceeds() {
        try (Visitor visitor = new Visitor();
                Rig rig = new Rig()) {
            visitor.forbid();
            Sightings seen = new Sightings();
            Signalbox box = rig.closing(
                    Signalbox.create(SignalboxOptions.builder(rig.name)
                            .transport(rig.transport(visitor.uri()).build())
                            .build()),
                    Signalbox::close);
            box.subscribeAll("jobs", "jobs", (event, context) -> seen.add(context.id()));
            box.subscribeAll("tasks", "tasks.*", (event, context) -> seen.add(context.id()));
            for (int i = 0; i < STARTS; i++) {
                assertThatThrownBy(box::start)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("does not permit it");
            }
            assertThat(channels(visitor)).isLessThanOrEqualTo(1);
            visitor.permit();
            box.start();
            assertThat(channels(visitor)).isEqualTo(2);
            Signalbox emitter = rig.emitter(rig.transport(visitor.uri()).build());
            Rig.emit(emitter, "jobs", 1).join();
            Rig.emit(emitter, "tasks.a", 2).join();
            Await.until(seen::toString, () -> seen.different() == 2 && seen.all() == 2);
        }
    }

    @Test
    void aTopicThatIsRefusedEndsAloneAndTheOthersOfItsGroupDoNotNoticeIt() {
        try (Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            Signalbox box =
                    rig.reader(rig.transport().build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            BrokerView.ask(channel ->
                    channel.queueDeclare(rig.name + ".other", true, false, false, Map.of("x-queue-type", "classic")));
            Signalbox emitter = rig.emitter(rig.transport().build());
            Rig.emit(emitter, "jobs", 1).join();
            Await.until(seen::toString, () -> seen.count("1") == 1);
            String consumer = consumer(rig);
            assertThatThrownBy(() -> box.subscribeAll("other", "other", (event, context) -> {}))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("inequivalent arg");
            Rig.emit(emitter, "jobs", 2).join();
            Await.until(seen::toString, () -> seen.count("2") == 1);
            assertThat(consumer(rig)).isEqualTo(consumer);
            BrokerView.ask(channel -> channel.queueDelete(rig.name + ".other"));
            box.subscribeAll("other", "other", (event, context) -> seen.add("other"));
            Rig.emit(emitter, "other", 3).join();
            Await.until(seen::toString, () -> seen.count("other") == 1);
        }
    }

    @Test
    void whileTheConnectionIsAwayAChangeWaitsAndWhatIsRefusedThenEndsAlone() {
        try (Visitor visitor = new Visitor();
                Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            Signalbox box = rig.reader(
                    rig.transport(visitor.uri()).build(), rig.name, "jobs", (event, context) -> seen.add("jobs"));
            visitor.changePassword();
            visitor.cut();
            CompletableFuture<Void> subscribed = CompletableFuture.runAsync(
                    () -> box.subscribeAll("late", "late", (event, context) -> seen.add("late")));
            assertThatThrownBy(subscribed::join).hasCauseInstanceOf(ConfigurationException.class);
            visitor.changePasswordBack();
            Signalbox emitter = rig.emitter(rig.transport(visitor.uri()).build());
            Rig.emit(emitter, "jobs", 1).join();
            Await.until(seen::toString, () -> seen.count("jobs") == 1);
            visitor.limitHost("max-connections", 0);
            visitor.cut();
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> box.subscribeAll("late", "late", (event, context) -> seen.add("late")));
            Await.pause(1_000);
            assertThat(waiting).isNotDone();
            visitor.freeHost();
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(25));
            Rig.emit(emitter, "late", 2).join();
            Await.until(seen::toString, () -> seen.count("late") == 1);
            assertThat(box.stats().subscriptionFailures()).isZero();
        }
    }

    @Test
    void aBoxWithoutAChannelLeftIsToldSo() {
        try (Rig rig = new Rig()) {
            Signalbox box = rig.closing(
                    Signalbox.create(SignalboxOptions.builder(rig.name)
                            .transport(rig.transport()
                                    .client(factory -> factory.setRequestedChannelMax(2))
                                    .build())
                            .startTimeout(Duration.ofSeconds(2))
                            .build()),
                    Signalbox::close);
            for (String topic : new String[] {"a", "b", "c"}) {
                box.subscribeAll(topic, topic, (event, context) -> {});
            }
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("all 2 channels of the connection are used");
        }
    }

    @Test
    void aStartThatIsTooLateSaysWhatItHasWaitedFor() {
        try (Visitor visitor = new Visitor();
                Rig rig = new Rig()) {
            visitor.limitUser("max-connections", 0);
            Signalbox box = rig.closing(
                    Signalbox.create(SignalboxOptions.builder(rig.name)
                            .transport(rig.transport(visitor.uri()).build())
                            .startTimeout(Duration.ofSeconds(2))
                            .build()),
                    Signalbox::close);
            box.subscribeAll("jobs", "jobs", (event, context) -> {});
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContaining("as many connections or channels as are allowed")
                    .hasMessageContaining("set_user_limits");
            visitor.freeUser();
            box.start();
        }
    }

    private static long channels(Visitor visitor) {
        return Rig.broker()
                .control("-q", "list_channels", "pid", "user")
                .lines()
                .filter(line -> line.endsWith("\t" + visitor.name()))
                .count();
    }

    private static String consumer(Rig rig) {
        return Rig.broker()
                .control("-q", "list_consumers", "queue_name", "channel_pid")
                .lines()
                .filter(line -> line.startsWith(rig.name + ".jobs\t"))
                .findFirst()
                .orElse("none");
    }
}
