package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.brokers.KafkaBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The broker that newcomers start, where there is one already. */
final class BrokerPortTest {

    @Test
    void aPortThatIsTakenIsNamedInsteadOfTheBrokersLog() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThatThrownBy(() -> KafkaBroker.main(new String[] {port}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The port " + port + " is taken")
                    .hasMessageContaining("name another one");
        }
    }
}
