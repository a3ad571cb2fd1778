package dev.signalbox.rabbitmq.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.SignalboxException;
import dev.signalbox.brokers.RabbitMqBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final PrintStream stderr = System.err;
    private final CountDownLatch attempts = new CountDownLatch(3);

    @Test
    void aBrokerThatIsAwayIsLoggedOnceWithTheReason() throws Exception {
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, UTF_8));
        Link link = new Link("rabbitmq(away)", "link-test", settings(SettingsToTry.closedPort()));
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

    @Test
    void whatHasLostHalfOfWhatItLivesOnIsSetUpAgain() throws Exception {
        try (RabbitMqBroker broker = RabbitMqBroker.start(List.of())) {
            Link link = new Link("rabbitmq(half)", "link-test", settings(broker.port()));
            Halved user = new Halved();
            link.add(user);
            assertThat(user.secondTime.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(user.downs).hasValue(1);
            link.close(() -> {}).get(30, TimeUnit.SECONDS);
        }
    }

    private RabbitSettings settings(int port) {
        return SettingsToTry.on(port, () -> {
            attempts.countDown();
            return new ConnectionFactory();
        });
    }

    /** One that is not there any more after the first time, and nobody has told so. */
    private static final class Halved implements Link.User {

        private final CountDownLatch secondTime = new CountDownLatch(2);
        private final AtomicInteger downs = new AtomicInteger();

        @Override
        public void up(Connection connection) {
            secondTime.countDown();
        }

        @Override
        public boolean isThere() {
            return secondTime.getCount() != 1;
        }

        @Override
        public void down() {
            downs.incrementAndGet();
        }

        @Override
        public void refused(SignalboxException why) {}
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
