package dev.signalbox.rabbitmq.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.SignalboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final PrintStream stderr = System.err;
    private final CountDownLatch attempts = new CountDownLatch(3);

    @Test
    void aBrokerThatIsAwayIsLoggedOnceWithTheReason() throws Exception {
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, UTF_8));
        Link link = new Link("rabbitmq(away)", "link-test", settings(closedPort()));
        try {
            link.add(new Idle());
            assertThat(attempts.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            CompletableFuture<Void> end = link.close(() -> {});
            end.get(30, TimeUnit.SECONDS);
            System.setErr(stderr);
        }

        assertThat(logged.toString(UTF_8))
                .containsOnlyOnce("WARN")
                .contains("rabbitmq(away) is not there: Connection refused")
                .contains("it is tried again");
    }

    private RabbitSettings settings(int port) {
        return new RabbitSettings(
                () -> {
                    attempts.countDown();
                    return new ConnectionFactory();
                },
                List.of(new Address("127.0.0.1", port)),
                false,
                "events",
                BuiltinExchangeType.TOPIC,
                true,
                250,
                1_000,
                true,
                true,
                true,
                10,
                10_000);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Idle implements Link.User {

        @Override
        public void up(Connection connection) {}

        @Override
        public void down() {}

        @Override
        public void refused(SignalboxException why) {}
    }
}
