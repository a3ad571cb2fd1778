package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.ConnectException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes connections with the user's settings, and cuts one that does not end. */
final class Connector {

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    /** How the client calls the thread that reads; with Netty there is none. */
    private static final String READER = "AMQP Connection";

    /** And the one that waits for the end of a connection. */
    private static final String CLOSER = READER + " Closing Monitor";

    private final String name;
    private final RabbitSettings settings;
    private final Runnable died;

    /** Of the last connection; set by the thread that connects. */
    private volatile @Nullable Socket socket;

    /** Of the client for the last connection, in the order in which they were made. */
    private volatile List<Thread> threads = List.of();

    /** Whether there ever was a connection; by the thread that connects. */
    private boolean connected;

    /**
     * A connector that has not connected yet.
     *
     * @param died called in a thread of the client's that ends because of a failure: with it goes what it had in hand.
     *     It must not need memory
     */
    Connector(String name, RabbitSettings settings, Runnable died) {
        this.name = name;
        this.settings = settings;
        this.died = died;
    }

    /** A new connection; whatever the user's settings throw comes through. */
    Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = settings.factories().get();
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setSocketConfigurator(factory.getSocketConfigurator().andThen(this::attempted));
        threads = new CopyOnWriteArrayList<>();
        factory.setThreadFactory(remembering(factory.getThreadFactory()));
        if (factory instanceof ClientFactory ours) {
            ours.checkExecutor();
        }
        Connection made = factory.newConnection(settings.addresses(), name);
        connected = true;
        return made;
    }

    /** One address after the other is tried: the threads of those that failed are no matter. */
    private void attempted(Socket made) {
        socket = made;
        threads = new CopyOnWriteArrayList<>();
    }

    /** Whether the thread that reads from the connection has ended, although nobody has closed that. */
    boolean nobodyReads() {
        for (Thread each : threads) {
            if (each.getState() == Thread.State.TERMINATED
                    && each.getName().startsWith(READER)
                    && !each.getName().startsWith(CLOSER)) {
                return true;
            }
        }
        return false;
    }

    private ThreadFactory remembering(ThreadFactory factory) {
        return task -> {
            Thread thread = factory.newThread(task);
            if (thread != null) {
                UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
                thread.setUncaughtExceptionHandler((dead, failure) -> {
                    if (threads.contains(dead)) { // not one of a connection before
                        died.run();
                    }
                    handler.uncaughtException(dead, failure);
                });
                threads.add(thread);
            }
            return thread;
        };
    }

    /**
     * Why there is no connection. Where there never was one, and the client only says that it has ended, the
     * port is asked what it speaks.
     */
    SignalboxException explain(String transport, Throwable failure) {
        SignalboxException why = RabbitFailures.of(transport, failure);
        boolean mayBeThePort = !connected
                && (failure instanceof IOException || failure instanceof TimeoutException)
                && !(failure instanceof ConnectException)
                && !(failure instanceof UnknownHostException)
                && !(failure instanceof PossibleAuthenticationFailureException)
                && RabbitFailures.code(failure) == 0;
        if (mayBeThePort) {
            for (Address address : settings.addresses()) {
                String problem = PortProbe.problem(address, settings.tls());
                if (problem != null) {
                    return new ConfigurationException(transport + " cannot be used: " + problem, failure);
                }
            }
        }
        return why;
    }

    /**
     * Ends the connection without a word. A broker that takes nothing does not read either that it is to be
     * closed, and then the owner waits for it in the middle of a message.
     */
    void cut() {
        Socket open = socket;
        if (open == null) {
            return;
        }
        try {
            open.setSoLinger(true, 0); // else TLS waits for the owner to end its message
            open.close();
        } catch (IOException gone) {
            LOG.debug("The connection of {} was gone before it was cut", name, gone);
        }
    }
}
