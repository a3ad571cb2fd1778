package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;

/** Opens channels. */
final class Channels {

    private Channels() {}

    /**
     * A channel of its own.
     *
     * @throws IOException if the connection is lost, or has as many channels as the broker allows
     */
    static Channel open(Connection connection) throws IOException {
        Channel opened = connection.createChannel();
        if (opened == null) {
            throw new IOException("all " + connection.getChannelMax() + " channels of the connection are used. Raise"
                    + " channel_max of the broker and setRequestedChannelMax of the client, or let this box read"
                    + " fewer topics and patterns: each has a channel");
        }
        return opened;
    }
}
