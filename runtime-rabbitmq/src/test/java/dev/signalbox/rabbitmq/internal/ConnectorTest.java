package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorTest {

    /** A thread of the client's that dies takes with it what it had in hand, and the client says nothing of it. */
    @Test
    void theDeathOfAThreadOfTheClientsIsTold() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        List<String> told = new ArrayList<>();
        factory.setThreadFactory(task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((dead, failure) -> told.add("user: " + failure.getMessage()));
            return thread;
        });
        Connector connector = new Connector(
                "connector-test", SettingsToTry.on(SettingsToTry.closedPort(), () -> factory), () -> told.add("died"));
        assertThatThrownBy(connector::connect).isInstanceOf(IOException.class);
        Thread dying = factory.getThreadFactory().newThread(() -> {
            throw new OutOfMemoryError("none for now");
        });
        dying.start();
        dying.join();
        assertThat(told).containsExactly("died", "user: none for now");
    }
}
