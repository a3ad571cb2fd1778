package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that comes back: lost, it is tried again and again, a little later each time, on each of the
 * addresses. One thread owns it and its channels; what uses them runs there.
 */
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 5_000;
    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_LOSSES = 2;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ABORT_MILLIS = 2_000;
    private static final int CUT_MILLIS = 3_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private final String transport;
    private final String name;
    private final RabbitSettings settings;
    private final ScheduledExecutorService owner;
    private final List<User> users = new CopyOnWriteArrayList<>();

    /** By the owner, as what follows; read by any thread. */
    private volatile @Nullable Connection connection;

    private volatile @Nullable Socket socket;
    private volatile boolean closed;
    private volatile @Nullable Thread ownerThread;

    /** Since there was a connection that lasted. */
    private int failures;

    private long madeAt;
    private boolean begun;

    /** What lives on the connection; called by the owner. */
    interface User {

        /** There is a connection. */
        void up(Connection connection) throws IOException;

        /** It is gone; channels are dead. */
        void down();

        /** There is none, and trying again cannot help. */
        void refused(SignalboxException why);
    }

    /** Without a connection so far: the first user makes it. */
    Link(String transport, String name, RabbitSettings settings) {
        this.transport = transport;
        this.name = name;
        this.settings = settings;
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, "signalbox-" + name);
            made.setDaemon(true);
            ownerThread = made;
            return made;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.owner = thread;
    }

    /** Lets something live on the connection; one that does already is set up once more. */
    void add(User user) {
        execute(() -> {
            if (!users.contains(user)) {
                users.add(user);
            }
            Connection open = connection;
            if (open != null) {
                bring(user, open);
            } else if (!begun) {
                begun = true;
                connect();
            }
        });
    }

    /** Runs something on the thread of the connection; after the end of the link never. */
    void execute(Runnable task) {
        try {
            owner.execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            LOG.trace("{} has ended", name, ended);
        }
    }

    /** Runs something on the thread of the connection, later. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is run tells of its failures itself
    void later(Runnable task, long delay, TimeUnit unit) {
        try {
            owner.schedule(guarded(task), delay, unit);
        } catch (RejectedExecutionException ended) {
            LOG.trace("{} has ended", name, ended);
        }
    }

    /** The connection, if there is one. */
    @Nullable
    Connection connection() {
        return connection;
    }

    boolean isOwner() {
        return Thread.currentThread() == ownerThread;
    }

    /**
     * Runs a last task on the owner and lets the connection go; completes then. A connection that does not
     * go is cut.
     */
    CompletableFuture<Void> close(Runnable last) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        closed = true;
        execute(() -> {
            try {
                last.run();
                Connection open = connection;
                connection = null;
                if (open != null) {
                    open.abort(ABORT_MILLIS);
                }
            } finally {
                users.forEach(User::down);
                end.complete(null);
                owner.shutdown();
            }
        });
        CompletableFuture.delayedExecutor(CUT_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            if (!end.isDone()) {
                cut();
            }
        });
        return end;
    }

    /**
     * Ends the connection without a word. A broker that takes nothing does not read either that it is to be
     * closed, and then the owner waits for it in the middle of a message.
     */
    private void cut() {
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

    /** The executor would keep a failure to itself. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("The thread of {} has gone on after a failure", name, failure);
            }
        };
    }

    private void connect() {
        if (closed || connection != null) {
            return;
        }
        Connection made;
        try {
            made = factory().newConnection(settings.addresses(), name);
        } catch (IOException | TimeoutException failure) {
            failed(failure);
            return;
        }
        madeAt = System.nanoTime();
        connection = made;
        made.addShutdownListener(cause -> execute(() -> lost(made, cause)));
        made.addBlockedListener(
                reason -> LOG.warn("{} takes nothing for now ({}): what is emitted waits", transport, reason),
                () -> LOG.warn("{} takes messages again", transport));
        users.forEach(user -> bring(user, made));
    }

    private void bring(User user, Connection open) {
        try {
            user.up(open);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("The connection of {} was lost while it was set up", name, failure);
            if (RabbitFailures.isFatal(failure)) {
                user.refused(RabbitFailures.of(transport, failure));
            } else {
                later(() -> again(user, open), FIRST_DELAY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Sets a user up again whose channel is gone while the connection is there. */
    void again(User user) {
        Connection open = connection;
        if (open != null) {
            later(() -> again(user, open), FIRST_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void again(User user, Connection open) {
        if (connection == open && !closed) {
            bring(user, open);
        }
    }

    private void lost(Connection which, ShutdownSignalException cause) {
        if (connection != which) {
            return;
        }
        connection = null;
        if (closed) {
            return;
        }
        LOG.warn("The connection {} to {} is lost: {}", name, transport, cause.getMessage());
        users.forEach(User::down);
        failures = System.nanoTime() - madeAt > LASTING_NANOS ? 0 : Math.min(failures + 1, MOST_LOSSES);
        if (failures == 0) {
            connect();
        } else { // it ends as soon as it is there
            connectLater();
        }
    }

    private void failed(Exception failure) {
        failures++;
        if (RabbitFailures.isFatal(failure)) {
            SignalboxException why = RabbitFailures.of(transport, failure);
            users.forEach(user -> user.refused(why));
        } else if (failures == 1) { // said once, not with every attempt
            LOG.warn("{}; it is tried again until it is", told(failure));
        } else {
            LOG.debug("{} is not there", transport, failure);
        }
        connectLater();
    }

    private String told(Exception failure) {
        return String.valueOf(RabbitFailures.of(transport, failure).getMessage());
    }

    private void connectLater() {
        long delay = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(failures, 10));
        later(this::connect, ThreadLocalRandom.current().nextLong(delay / 2, delay), TimeUnit.MILLISECONDS);
    }

    private ConnectionFactory factory() {
        ConnectionFactory factory = settings.factories().get();
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setSocketConfigurator(factory.getSocketConfigurator().andThen(made -> socket = made));
        if (factory.getRequestedHeartbeat() > HEARTBEAT_SECONDS) {
            factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        }
        return factory;
    }
}
