package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker over TLS that asks who one is, and what one may do. */
class PermissionTest {

    private static final AclOperation[] ALL_OF_TOPICS = {
        AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE, AclOperation.DESCRIBE_CONFIGS
    };

    @TempDir
    private static Path certificates;

    private static SecuredBroker broker;

    @TempDir
    private Path folder;

    private Path journal;
    private int emitted;

    @BeforeAll
    static void startABroker() throws IOException, InterruptedException {
        broker = new SecuredBroker(certificates);
    }

    @BeforeEach
    void permitAll() {
        journal = folder.resolve("journal");
        broker.permit(ResourceType.TOPIC, "jobs", ALL_OF_TOPICS);
        broker.permit(ResourceType.GROUP, "g-", AclOperation.READ);
    }

    @AfterEach
    void forbidAll() {
        broker.forbid(ResourceType.TOPIC, "jobs", ALL_OF_TOPICS);
        broker.forbid(ResourceType.GROUP, "g-", AclOperation.READ);
    }

    @AfterAll
    static void endIt() {
        broker.close();
    }

    @Test
    void whoHasTheRightCredentialsAndPermissionsWorksAsUsual() {
        KafkaTransport transport = broker.transport(SecuredBroker.SECRET)
                .property("compression.type", "zstd")
                .build();
        try (Signalbox box = box(transport, "g-usual")) {
            box.start();
            emit(box, Job.Fate.DONE);
            emit(box, Job.Fate.REJECTED);
            awaitSettled("g-usual", 2);
            assertThat(box.deadLetters().list("jobs", 5)).hasSize(1);
        }
    }

    @Test
    void wrongCredentialsFailTheStartAndEachEmit() {
        try (Signalbox box = box(broker.transport("a-wrong-secret").build(), "g-unknown")) {
            assertThatThrownBy(box::start)
                    .isInstanceOf(SignalboxException.class)
                    .hasMessageContainingAll(broker.address(), "credentials")
                    .hasMessageNotContaining("a-wrong-secret");
            assertThatThrownBy(() -> emit(box, Job.Fate.DONE))
                    .hasMessageContainingAll("jobs", "credentials")
                    .hasMessageNotContaining("a-wrong-secret")
                    .cause()
                    .isInstanceOfSatisfying(
                            EmitException.class,
                            failure -> assertThat(failure.retriable()).isFalse());
        }
    }

    @Test
    void whoMayNotReadATopicIsTold() {
        broker.forbid(ResourceType.TOPIC, "jobs", AclOperation.READ);
        try (Signalbox box = box(broker.transport(SecuredBroker.SECRET).build(), "g-blind")) {
            box.start(); // Kafka asks for this permission when a member reads
            Await.until(() -> "the end of the subscription; " + box.stats(), () -> failures(box) == 1);
        }
        broker.forbid(ResourceType.TOPIC, "jobs", AclOperation.WRITE);
        try (Signalbox box = box(broker.transport(SecuredBroker.SECRET).build(), "g-blind")) {
            assertNotPermitted(box, "jobs");
        }
    }

    @Test
    void whoMayNotJoinTheGroupIsTold() {
        broker.forbid(ResourceType.GROUP, "g-", AclOperation.READ);
        try (Signalbox box = box(broker.transport(SecuredBroker.SECRET).build(), "g-outsider")) {
            assertNotPermitted(box, "g-outsider");
        }
    }

    @Test
    void whoMayNotWriteIsToldAtEachEmit() {
        broker.forbid(ResourceType.TOPIC, "jobs", AclOperation.WRITE);
        try (Signalbox box = box(broker.transport(SecuredBroker.SECRET).build(), "g-mute")) {
            assertThatThrownBy(() -> emit(box, Job.Fate.DONE))
                    .hasMessageContainingAll("jobs", "permit")
                    .cause()
                    .isInstanceOfSatisfying(
                            EmitException.class,
                            failure -> assertThat(failure.retriable()).isFalse());
            broker.permit(ResourceType.TOPIC, "jobs", AclOperation.WRITE);
            Await.until(() -> "an emit that goes well", () -> emits(box));
        }
    }

    @Test
    void aPermissionThatIsTakenAwayEndsTheSubscriptionLoudly() {
        KafkaTransport transport =
                broker.transport(SecuredBroker.SECRET).concurrency(2).build();
        try (Signalbox stopped = box(transport, "g-stopped");
                Signalbox spared = box(transport, "g-spared")) {
            broker.forbid(ResourceType.GROUP, "g-", AclOperation.READ);
            broker.permit(ResourceType.GROUP, "g-stopped", AclOperation.READ);
            broker.permit(ResourceType.GROUP, "g-spared", AclOperation.READ);
            stopped.start();
            spared.start();
            emit(spared, Job.Fate.DONE);
            awaitSettled("g-stopped", 1);
            awaitSettled("g-spared", 1);
            broker.forbid(ResourceType.GROUP, "g-stopped", AclOperation.READ);
            Await.until(() -> "the end of a subscription; " + stopped.stats(), () -> {
                emit(stopped, Job.Fate.DONE); // what is done has to be committed
                return failures(stopped) > 0;
            });
            awaitSettled("g-spared", emitted);
            assertThat(failures(stopped)).isEqualTo(1);
            assertThat(failures(spared)).isZero();
            Await.until(() -> "the line of the end", () -> !ends().isEmpty()); // told after it is counted
            assertThat(ends())
                    .singleElement()
                    .satisfies(line -> assertThat(line.worker()).isEqualTo("g-stopped"));
            broker.forbid(ResourceType.GROUP, "g-spared", AclOperation.READ);
        }
    }

    @Test
    void aPasswordIsInNoLogNoErrorAndNoText() throws IOException {
        try (WorkerProcess talker =
                WorkerProcess.start(TalkativeProgram.class, broker.address(), "g-talker", certificates, 1)) {
            talker.awaitEnd();
        }
        List<String> said = Files.readAllLines(certificates.resolve("output-1"));
        assertThat(said).anyMatch(line -> line.contains("DEBUG"));
        assertThat(said).anyMatch(line -> line.contains("Authentication failed"));
        assertThat(said).contains("The end");
        assertThat(Line.read(certificates.resolve("journal-1"))).anyMatch(Line::isSettled);
        assertThat(said).noneMatch(line -> line.contains(SecuredBroker.SECRET));
        assertThat(said).noneMatch(line -> line.contains(TalkativeProgram.WRONG_SECRET));
    }

    private static long failures(Signalbox box) {
        return box.stats().subscriptionFailures();
    }

    private static void assertNotPermitted(Signalbox box, String what) {
        assertThatThrownBy(box::start)
                .isInstanceOf(SignalboxException.class)
                .hasMessageContainingAll(broker.address(), "does not permit", what);
    }

    private boolean emits(Signalbox box) {
        return box.emitter()
                .emit(new Job("k", 0, 0, Job.Fate.DONE))
                .handle((emission, failure) -> failure == null)
                .join();
    }

    private void emit(Signalbox box, Job.Fate fate) {
        int number = emitted++;
        box.emitter()
                .emit(
                        new Job("k", number, 0, fate),
                        EmitOptions.builder().id(Integer.toString(number)).build())
                .join();
    }

    private Signalbox box(KafkaTransport transport, String group) {
        return Worker.box(transport, group, new Journal(group, Journal.open(journal)));
    }

    private void awaitSettled(String group, int count) {
        Await.until(
                () -> count + " jobs of " + group,
                () -> Line.read(journal).stream()
                                .filter(line ->
                                        line.isSettled() && line.worker().equals(group))
                                .count()
                        >= count);
    }

    private List<Line> ends() {
        return Line.read(journal).stream()
                .filter(line -> line.what().equals("failed"))
                .toList();
    }
}
