package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Supplier;

/** A transport's settings that a test does not care for. */
final class SettingsToTry {

    private SettingsToTry() {}

    static RabbitSettings on(int port, Supplier<ConnectionFactory> factories) {
        return on(List.of(new Address("127.0.0.1", port)), factories);
    }

    /** With 250 that may be unsettled, and 1,000 more that wait for a retry. */
    static RabbitSettings on(List<Address> addresses, Supplier<ConnectionFactory> factories) {
        return new RabbitSettings(
                factories,
                addresses,
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

    /** A port where nobody is. */
    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
