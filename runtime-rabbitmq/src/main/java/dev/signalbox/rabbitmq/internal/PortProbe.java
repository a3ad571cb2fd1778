package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks a port what it speaks, where a connection came to nothing: the client only says that it ended. Asked
 * for the first connection only.
 */
final class PortProbe {

    private static final byte[] AMQP = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final byte[] END_OF_LINE = {'\r', '\n', '\r', '\n'};
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int ENOUGH = 4;

    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_VERSION = 3;
    private static final int AMQP_METHOD = 1;

    private PortProbe() {}

    /**
     * What is wrong with a port, as the end of a sentence; null if it is not known, or nothing is.
     *
     * @param tls whether TLS was tried
     */
    static @Nullable String problem(Address address, boolean tls) {
        return problem(answer(address), address, tls);
    }

    private static @Nullable String problem(byte[] answer, Address address, boolean tls) {
        if (answer.length < ENOUGH) {
            return null;
        }
        String at = "the port " + address.getPort() + " of " + address.getHost();
        if (new String(answer, StandardCharsets.US_ASCII).startsWith("HTTP")) {
            return at + " speaks HTTP, as that of RabbitMQ's management does (15672): AMQP has another port, usually"
                    + " 5672, or 5671 with TLS";
        }
        boolean speaksTls = (answer[0] == TLS_ALERT || answer[0] == TLS_HANDSHAKE) && answer[1] == TLS_VERSION;
        if (speaksTls && !tls) {
            return at + " speaks TLS: write amqps:// instead of amqp://, or give the port for connections without TLS,"
                    + " usually 5672";
        }
        if (answer[0] == AMQP_METHOD && tls) {
            return at + " speaks AMQP without TLS: write amqp:// instead of amqps://, or give the port for TLS,"
                    + " usually 5671";
        }
        return null;
    }

    private static byte[] answer(Address address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] first = ask(socket, AMQP);
            return first.length > 0 ? first : ask(socket, END_OF_LINE); // HTTP waits for the end of a line
        } catch (IOException | RuntimeException unknown) {
            return new byte[0];
        }
    }

    private static byte[] ask(Socket socket, byte[] question) throws IOException {
        socket.getOutputStream().write(question);
        InputStream in = socket.getInputStream();
        try {
            return in.readNBytes(ENOUGH);
        } catch (IOException silent) {
            return new byte[0];
        }
    }
}
