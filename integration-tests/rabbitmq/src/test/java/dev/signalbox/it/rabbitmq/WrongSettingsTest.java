package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.rabbitmq.client.BuiltinExchangeType;
import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.transport.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator or a developer has got wrong, and is told about. */
@ExtendWith(OneNode.class)
class WrongSettingsTest {

    private static final String PASSWORD = "s3cr3t-p4ssw0rd";

    @TempDir
    private Path folder;

    /** Users who may not do everything, each with its permission to configure, write and read. */
    @BeforeAll
    static void addUsers() {
        addUser("nobody", "^$", "^$", "^$");
        addUser("reader", ".*", "^$", ".*");
        addUser("writer", ".*", ".*", "^$");
        addUser("talker", ".*", ".*", ".*");
    }

    @AfterAll
    static void removeUsers() {
        Rig.broker().control("delete_user", "nobody");
        Rig.broker().control("delete_user", "reader");
        Rig.broker().control("delete_user", "writer");
        Rig.broker().control("delete_user", "talker");
    }

    @Test
    void aWrongPassword() {
        try (Rig rig = new Rig()) {
            Transport transport = rig.transport(uri("guest", "/")).build();
            assertTold(
                    start(rig, transport), ConfigurationException.class, "does not accept the user name and password");
            assertEmitsTold(rig, transport, "does not accept the user name and password");
        }
    }

    @Test
    void aVirtualHostThatIsNotThere() {
        try (Rig rig = new Rig()) {
            Transport transport = rig.transport(uri("nobody", "/missing")).build();
            assertTold(start(rig, transport), ConfigurationException.class, "vhost missing not found");
            assertEmitsTold(rig, transport, "vhost missing not found");
        }
    }

    @Test
    void aUserWhoMayNotDeclare() {
        try (Rig rig = new Rig()) {
            Transport transport = rig.transport(uri("nobody", "/")).build();
            assertTold(start(rig, transport), ConfigurationException.class, "does not permit it: ACCESS_REFUSED");
            assertEmitsTold(rig, transport, "does not permit it: ACCESS_REFUSED");
        }
    }

    @Test
    void aUserWhoMayNotRead() {
        try (Rig rig = new Rig()) {
            Transport transport = rig.transport(uri("writer", "/")).build();
            assertTold(start(rig, transport), ConfigurationException.class, "does not permit it: ACCESS_REFUSED");
        }
    }

    @Test
    void aUserWhoMayNotWrite() {
        try (Rig rig = new Rig()) {
            assertEmitsTold(rig, rig.transport(uri("reader", "/")).build(), "ACCESS_REFUSED");
        }
    }

    @Test
    void aQueueOfAnotherType() {
        try (Rig rig = new Rig()) {
            Map<String, Object> arguments = Map.of("x-queue-type", "classic", "x-single-active-consumer", true);
            BrokerView.ask(channel -> channel.queueDeclare(rig.name + ".jobs", true, false, false, arguments));
            assertTold(
                    start(rig, rig.transport().queueType(QueueType.QUORUM).build()),
                    ConfigurationException.class,
                    "inequivalent arg 'x-queue-type' for queue '" + rig.name + ".jobs'");
        }
    }

    @Test
    void anExchangeOfAnotherType() {
        try (Rig rig = new Rig()) {
            BrokerView.ask(channel -> channel.exchangeDeclare(rig.name, BuiltinExchangeType.DIRECT, true));
            Transport transport = rig.transport().build();
            assertTold(
                    start(rig, transport),
                    ConfigurationException.class,
                    "inequivalent arg 'type' for exchange '" + rig.name);
            assertEmitsTold(rig, transport, "inequivalent arg 'type' for exchange '" + rig.name);
        }
    }

    /** Once it is mended, the box that was told goes on. */
    @Test
    void anEmitterGoesOnWhenTheExchangeIsMended() {
        try (Rig rig = new Rig()) {
            BrokerView.ask(channel -> channel.exchangeDeclare(rig.name, BuiltinExchangeType.DIRECT, true));
            Signalbox emitter = rig.emitter(rig.transport().mandatory(false).build());
            assertTold(failure(Rig.emit(emitter, "jobs", 1)), EmitException.class, "inequivalent arg");
            BrokerView.ask(channel -> channel.exchangeDelete(rig.name));
            Rig.emit(emitter, "jobs", 2).join();
        }
    }

    @Test
    void whatTheOperatorHasNotDeclared() {
        try (Rig rig = new Rig()) {
            Transport transport = rig.transport().declare(false).build();
            assertTold(start(rig, transport), ConfigurationException.class, "no exchange '" + rig.name + "'");
            assertEmitsTold(rig, transport, "no exchange '" + rig.name + "'");
            BrokerView.ask(channel -> channel.exchangeDeclare(rig.name, BuiltinExchangeType.TOPIC, true));
            assertTold(start(rig, transport), ConfigurationException.class, "no queue '" + rig.name + ".jobs'");
        }
    }

    @Test
    void whatNoBrokerTakes() {
        assertTold(
                catchThrowable(() -> RabbitMqTransport.builder("amqp://guest:" + PASSWORD + "@local host/")),
                ConfigurationException.class,
                "amqp://user:password@host:5672/vhost");
        assertTold(
                catchThrowable(() -> RabbitMqTransport.builder("http://guest:" + PASSWORD + "@localhost/")),
                ConfigurationException.class,
                "does not begin with amqp://");
        assertTold(
                catchThrowable(() ->
                        RabbitMqTransport.builder("amqp://localhost").exchange("x".repeat(252), ExchangeType.TOPIC)),
                ConfigurationException.class,
                "has 256 bytes, and 255 are allowed");
    }

    @Test
    void noLogHasThePassword() throws IOException {
        String[] told = {"does not accept the user name and password", "started"};
        String[] users = {"guest", "talker"};
        for (int i = 0; i < told.length; i++) {
            try (WorkerProcess worker =
                    WorkerProcess.start(TalkativeWorker.class, uri(users[i], "/"), "talkative", folder, i)) {
                Await.until(() -> "the end of a worker", () -> !worker.isAlive());
            }
            assertThat(Files.readString(folder.resolve("output-" + i)))
                    .contains(told[i])
                    .contains(" DEBUG ")
                    .doesNotContain(PASSWORD);
        }
    }

    private static void addUser(String name, String configure, String write, String read) {
        Rig.broker().control("add_user", name, PASSWORD);
        Rig.broker().control("set_permissions", name, configure, write, read);
    }

    private static String uri(String user, String vhost) {
        return "amqp://" + user + ":" + PASSWORD + "@127.0.0.1:" + Rig.broker().port() + vhost;
    }

    private static Throwable start(Rig rig, Transport transport) {
        assertThat(transport.toString()).doesNotContain(PASSWORD);
        return catchThrowable(() -> rig.reader(transport, rig.name, "jobs", (event, context) -> {}));
    }

    /** The first one, and one that comes when it is known already. */
    private static void assertEmitsTold(Rig rig, Transport transport, String message) {
        Signalbox emitter = rig.emitter(transport);
        assertTold(failure(Rig.emit(emitter, "jobs", 1)), EmitException.class, message);
        assertTold(failure(Rig.emit(emitter, "jobs", 2)), EmitException.class, message);
    }

    private static Throwable failure(CompletableFuture<Emission> emit) {
        assertThat(emit).failsWithin(Duration.ofSeconds(25)); // the emit timeout is 30 s
        return catchThrowable(emit::join);
    }

    private static void assertTold(Throwable failure, Class<? extends Throwable> type, String message) {
        assertThat(failure).isNotNull();
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains(type.getName()).contains(message).doesNotContain(PASSWORD);
    }
}
