package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.rabbitmq.client.ConnectionFactory;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.ConfigurationException;
import dev.signalbox.brokers.BrokerCertificate;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ports that speak something else, and settings that cannot work: what the box says of them. */
@ExtendWith(OneNode.class)
class WrongPortTest {

    private static final String SECRET = "s3cr3t";

    @TempDir
    private Path folder;

    @Test
    void aPortForTls() throws Exception {
        BrokerCertificate certificate = new BrokerCertificate(folder);
        int port = freePort();
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of(
                "listeners.ssl.1 = 127.0.0.1:" + port,
                "ssl_options.cacertfile = " + certificate.certificate(),
                "ssl_options.certfile = " + certificate.certificate(),
                "ssl_options.keyfile = " + certificate.writeKey(),
                "ssl_options.verify = verify_none"))) {
            assertThat(broker.port()).isNotEqualTo(port);
            assertThat(start("amqp://guest:" + SECRET + "@127.0.0.1:" + port))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the port " + port + " of 127.0.0.1 speaks TLS: write amqps://");
        }
    }

    @Test
    void aPortWithoutTls() {
        assertThat(start(
                        "amqps://guest:" + SECRET + "@127.0.0.1:" + Rig.broker().port()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("speaks AMQP without TLS: write amqp://");
    }

    @Test
    void aPortForHttp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        try {
            assertThat(start("amqp://guest:" + SECRET + "@127.0.0.1:"
                            + server.getAddress().getPort()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("speaks HTTP, as that of RabbitMQ's management does");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anExecutorThatIsShutDown() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.shutdown();
        try (Rig rig = new Rig()) {
            RabbitMqTransport transport = rig.transport()
                    .client(factory -> factory.setSharedExecutor(executor))
                    .build();
            assertThatThrownBy(() -> rig.reader(transport, rig.name, "jobs", (event, context) -> {}))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the executor that client(...) has set on the factory is shut down");
        }
    }

    @Test
    void whatCannotBeAUriOfABroker() {
        assertWrong("amqp://guest:" + SECRET + "@my_rabbit:5672/", "its host has a '_'");
        assertWrong("amqp://guest:" + SECRET + "@localhost:99999/", "its port is 99999");
        assertWrong("amqp://guest:" + SECRET + "@localhost:0/", "its port is 0");
        assertWrong("amqp://guest:" + SECRET + "@localhost/a/b", "write that as %2F");
        assertWrong("amqp://guest:" + SECRET + "@localhost//a", "write that as %2F");
        assertWrong("amqp://guest:" + SECRET + "@" + SECRET + "@localhost/", "are written as %40");
        assertWrong("amqp:///", "it names no host");
        assertThat(RabbitMqTransport.builder("amqp://localhost/%2Fa%2Fb")
                        .build()
                        .name())
                .isEqualTo("rabbitmq(localhost:5672//a/b)");
    }

    @Test
    void whatTheUserSetsIsKept() {
        try (Rig rig = new Rig()) {
            AtomicReference<List<Integer>> before = new AtomicReference<>(List.of());
            List<ConnectionFactory> used = new CopyOnWriteArrayList<>();
            RabbitMqTransport transport = rig.transport()
                    .client(factory -> {
                        before.set(List.of(factory.getConnectionTimeout(), factory.getRequestedHeartbeat()));
                        factory.setConnectionTimeout(20_000);
                        factory.setRequestedHeartbeat(33);
                        used.add(factory);
                    })
                    .build();
            rig.reader(transport, rig.name, "jobs", (event, context) -> {});
            assertThat(before.get()).containsExactly(5_000, 10);
            ConnectionFactory last = used.get(used.size() - 1);
            assertThat(last.getConnectionTimeout()).isEqualTo(20_000);
            assertThat(last.getRequestedHeartbeat()).isEqualTo(33);
            assertThat(last.isAutomaticRecoveryEnabled()).isFalse();
        }
    }

    private static void assertWrong(String uri, String message) {
        assertThatThrownBy(() -> RabbitMqTransport.builder(uri))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET);
    }

    private static Throwable start(String uri) {
        try (Signalbox box = Signalbox.create(SignalboxOptions.builder("lost")
                .transport(RabbitMqTransport.builder(uri).build())
                .build())) {
            box.subscribeAll("jobs", "jobs", (event, context) -> {});
            Throwable told = catchThrowable(box::start);
            assertThat(told).hasMessageNotContaining(SECRET);
            return told;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
