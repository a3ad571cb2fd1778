package dev.signalbox.runtime;

import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The box's connections: opened when they are first needed, closed together. Safe for use by many threads. */
final class Connections {

    private static final QuietLog log = QuietLog.of(Signalbox.class);

    private final ConnectionSettings settings;
    private final Object lock = new Object();

    /** Replaced, never changed. */
    private volatile Map<Transport, TransportConnection> open = Map.of();

    private boolean closed;

    Connections(ConnectionSettings settings) {
        this.settings = settings;
    }

    /**
     * The connection to a transport.
     *
     * @throws SignalboxException if the box is closed, or the transport cannot be opened
     */
    TransportConnection of(Transport transport) {
        TransportConnection connection = open.get(transport);
        return connection != null ? connection : openOnce(transport);
    }

    /** Closes all, as far as they let themselves be closed; idempotent. */
    void close(Duration timeout) {
        List<Map.Entry<Transport, TransportConnection>> closing;
        synchronized (lock) {
            closed = true;
            closing = List.copyOf(open.entrySet());
            open = Map.of();
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Map.Entry<Transport, TransportConnection> entry : closing) {
            try {
                entry.getValue().close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (Throwable failure) {
                log.warn(
                        "The connection to {} could not be closed in peace",
                        entry.getKey().name(),
                        failure);
            }
        }
    }

    private TransportConnection openOnce(Transport transport) {
        synchronized (lock) {
            if (closed) {
                throw new SignalboxException("The box " + settings.application() + " is closed: it reaches "
                        + transport.name() + " no more");
            }
            TransportConnection connection = open.get(transport);
            if (connection == null) {
                connection = opened(transport);
                Map<Transport, TransportConnection> more = new HashMap<>(open);
                more.put(transport, connection);
                open = more;
            }
            return connection;
        }
    }

    private TransportConnection opened(Transport transport) {
        @Nullable TransportConnection connection;
        try {
            connection = transport.open(settings);
        } catch (SignalboxException ours) {
            throw ours;
        } catch (Throwable failure) {
            throw new SignalboxException("The transport " + transport.name() + " could not be opened", failure);
        }
        if (connection == null) {
            throw new SignalboxException("The transport " + transport.name() + " has opened no connection, but null");
        }
        return connection;
    }
}
