package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.time.ScarceMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that comes back: lost, it is tried again and again, a little later each time, on each of the
 * addresses. What lives on it comes back too, each by itself. What was there once is never given up,
 * whatever the broker says; what never was is given up when it is refused. One thread owns the connection
 * and its channels; what uses them runs there.
 */
final class Link {

    private static final QuietLog log = QuietLog.of(Link.class);

    private static final int ABORT_MILLIS = 2_000;
    private static final int CUT_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 5_000;

    /** Between two attempts for somebody who does not want to wait. */
    private static final long LEAST_MILLIS = 500;

    private final String transport;
    private final String name;
    private final Connector connector;
    private final LinkThread owner;
    private final Trouble trouble;

    /** Why the broker takes nothing from this connection, or null. */
    private volatile @Nullable String blocked;

    private final List<LinkUse> uses = new CopyOnWriteArrayList<>();

    /** By the owner, as what follows; read by any thread. */
    private volatile @Nullable Connection connection;

    private volatile @Nullable CompletableFuture<Void> end;

    private long madeAt;
    private long lastTry = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);
    private @Nullable Future<?> nextTry;
    private boolean looking;

    /** Whether something on the connection may be half done, for want of memory. By any thread. */
    private volatile boolean doubted;

    /** What lives on the connection; called by the owner. */
    interface User {

        /** There is a connection. What it throws is told, and it is called again later. */
        void up(Connection connection) throws IOException;

        /** It is gone; channels are dead. */
        void down();

        /** The broker does not want it, and never had it: it is no user any more. */
        void refused(SignalboxException why);

        /** It cannot live for now; it is tried again. */
        default void delayed(SignalboxException why, Duration lasting) {}

        /**
         * Whether it has on the connection what it lives on. Asked every few seconds while it is up: where it has not,
         * twice in a row, something has failed in the middle, and the connection is made anew.
         */
        default boolean isThere() {
            return true;
        }

        /** Called every few seconds while it is up. */
        default void check() {}

        /** What log lines call it. */
        default String what() {
            return "Something that asks the broker";
        }
    }

    /** Without a connection so far: the first user makes it. */
    Link(String transport, String name, RabbitSettings settings) {
        this.transport = transport;
        this.name = name;
        this.connector = new Connector(name, settings, this::doubt);
        this.owner = new LinkThread(name, this::doubt);
        this.trouble = new Trouble("The connection " + name + " to " + transport);
    }

    /** Lets something live on the connection; one that cannot so far is tried again soon. */
    void add(User user) {
        Runnable adding = () -> {
            LinkUse use = use(user);
            if (use == null) {
                use = new LinkUse(user);
                uses.add(use);
            }
            if (!looking) {
                owner.every(this::look, LOOK_MILLIS);
                looking = true;
                rehearse();
            }
            if (connection == null) {
                connectIn(soon(lastTry));
            } else if (!use.isUp()) {
                bringIn(use, soon(use.lastTry()));
            }
        };
        int tries = 0;
        while (!owner.execute(adding)) {
            if (!ScarceMemory.waitFor(tries++)) {
                throw new OutOfMemoryError("for a minute");
            }
        }
    }

    /**
     * Memory was short in the middle of something. Nobody knows what is half done, so the connection is made anew within
     * seconds, and all that lives on it: what is not acknowledged comes again, what is not confirmed goes again. Needs
     * no memory.
     */
    void doubt() {
        doubted = true;
    }

    /** Something is no user any more; it is told nothing. */
    void remove(User user) {
        execute(() -> uses.removeIf(use -> use.user() == user));
    }

    /** Runs something on the thread of the connection; after the end of the link never. */
    void execute(Runnable task) {
        owner.execute(task);
    }

    /** Runs something on the thread of the connection, later. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is run tells of its failures itself
    void later(Runnable task, long delay, TimeUnit unit) {
        owner.later(task, unit.toMillis(delay));
    }

    /** The connection, if there is one. */
    @Nullable
    Connection connection() {
        return connection;
    }

    boolean isOwner() {
        return owner.isCurrent();
    }

    /** Whether it has ended, or is about to. */
    boolean isClosed() {
        return end != null;
    }

    /** Why there is no connection, or it does not let something live, in words; null if there is nothing. */
    @Nullable
    String trouble(User user) {
        SignalboxException why = trouble.reason();
        LinkUse use = use(user);
        if (why == null && use != null) {
            why = use.trouble().reason();
        }
        if (why != null) {
            return why.getMessage();
        }
        String reason = blocked;
        return reason == null ? null : transport + " takes nothing for now: " + reason;
    }

    /**
     * Runs a last task on the owner and lets the connection go; completes then. A connection that does not
     * go is cut. Idempotent.
     */
    synchronized CompletableFuture<Void> close(Runnable last) {
        CompletableFuture<Void> begun = end;
        if (begun != null) {
            return begun;
        }
        CompletableFuture<Void> ending = new CompletableFuture<>();
        end = ending;
        execute(() -> {
            try {
                last.run();
                Connection open = connection;
                connection = null;
                if (open != null) {
                    open.abort(ABORT_MILLIS);
                }
            } finally {
                allDown();
                ending.complete(null);
                owner.end();
            }
        });
        CompletableFuture.delayedExecutor(CUT_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            if (!ending.isDone()) {
                connector.cut();
            }
        });
        return ending;
    }

    /**
     * The channel of a user is gone while the connection is there, or does not do what it should: it is set
     * up again.
     */
    void again(User user, Throwable why) {
        execute(() -> {
            LinkUse use = use(user);
            if (use == null || !use.isUp() || user.isThere()) {
                return; // it was set up meanwhile
            }
            if (use.down() && !RabbitFailures.isRefusal(why)) {
                bringIn(use, BackOff.FIRST);
            } else {
                failed(use, why);
            }
        });
    }

    /** The channel of a user is gone, and that is no trouble: it is set up again at once. */
    void reopen(User user) {
        execute(() -> {
            LinkUse use = use(user);
            if (use != null && use.isUp() && !user.isThere()) {
                use.down();
                bring(use);
            }
        });
    }

    private @Nullable LinkUse use(User user) {
        for (LinkUse use : uses) {
            if (use.user() == user) {
                return use;
            }
        }
        return null;
    }

    private void connect() {
        nextTry = null;
        if (isClosed() || connection != null || uses.isEmpty()) {
            return;
        }
        lastTry = System.nanoTime();
        Connection made = null;
        try {
            made = connector.connect();
            watch(made);
        } catch (Throwable failure) { // the user's settings and credentials are asked, and may throw anything
            failed(failure);
            if (made != null) {
                made.abort(ABORT_MILLIS);
            }
            return;
        }
        madeAt = System.nanoTime();
        connection = made;
        for (LinkUse use : uses) {
            if (!use.waitsForRetry()) {
                bring(use);
            }
        }
        later(this::settle, LinkUse.LASTING_NANOS, TimeUnit.NANOSECONDS);
    }

    private void watch(Connection made) {
        made.addShutdownListener(cause -> execute(() -> lost(made, cause)));
        made.addBlockedListener(
                reason -> {
                    blocked = reason;
                    log.warn("{} takes nothing for now ({}): what is emitted waits", transport, reason);
                },
                () -> {
                    blocked = null;
                    log.warn("{} takes messages again", transport);
                });
    }

    private void bring(LinkUse use) {
        Connection open = connection;
        use.begins();
        if (open == null || isClosed() || use.isUp() || !uses.contains(use)) {
            return;
        }
        try {
            use.user().up(open);
            use.up();
            later(use::settle, LinkUse.LASTING_NANOS + 1_000_000, TimeUnit.NANOSECONDS);
        } catch (Throwable failure) {
            if (failure instanceof OutOfMemoryError) {
                doubt();
            }
            failed(use, failure);
        }
    }

    private void failed(LinkUse use, Throwable failure) {
        Connection open = connection;
        if ((open == null || !open.isOpen()) && RabbitFailures.code(failure) == 0) {
            log.debug("The connection {} was lost while it was set up", name, failure);
            return; // it comes with the next one
        }
        if (doubted) {
            later(this::look, BackOff.FIRST, TimeUnit.MILLISECONDS); // another question might wait in vain too
            return;
        }
        SignalboxException why = RabbitFailures.of(transport, failure);
        if (!use.wasEverUp() && RabbitFailures.isRefusal(failure)) {
            giveUp(use, why);
            return;
        }
        use.trouble().failed(why);
        use.user().delayed(why, use.trouble().lasting());
        bringIn(use, BackOff.millis(use.trouble().failures(), use.trouble().refused()));
    }

    private void failed(Throwable failure) {
        SignalboxException why = connector.explain(transport, failure);
        for (LinkUse use : uses) {
            if (!use.wasEverUp() && why instanceof ConfigurationException) {
                giveUp(use, why);
            }
        }
        trouble.failed(why);
        uses.forEach(use -> use.user().delayed(why, trouble.lasting()));
        connectLater();
    }

    private void giveUp(LinkUse use, SignalboxException why) {
        uses.remove(use);
        use.user().refused(why);
    }

    /** The client does not always know why. */
    private void lost(Connection which, @Nullable ShutdownSignalException known) {
        if (connection != which) {
            return;
        }
        connection = null;
        blocked = null;
        if (isClosed()) {
            return;
        }
        Throwable cause = known == null ? new IOException("the client has given it up") : known;
        log.warn("The connection {} to {} is lost: {}", name, transport, RabbitFailures.said(cause));
        allDown();
        if (System.nanoTime() - madeAt > LinkUse.LASTING_NANOS) {
            connect();
        } else { // it ends as soon as it is there
            trouble.failed(RabbitFailures.of(transport, cause));
            connectLater();
        }
    }

    private void allDown() {
        for (LinkUse use : uses) {
            down(use);
        }
    }

    private void down(LinkUse use) {
        use.down();
        use.user().down();
    }

    private void connectLater() {
        if (!uses.isEmpty()) {
            connectIn(BackOff.millis(trouble.failures(), trouble.refused()));
        }
    }

    private void connectIn(long millis) {
        Future<?> planned = nextTry;
        if (planned != null) {
            planned.cancel(false);
        }
        nextTry = owner.later(this::connect, millis);
    }

    private void bringIn(LinkUse use, long millis) {
        use.retriesWith(owner.later(() -> bring(use), millis));
    }

    /** How long to wait for an attempt that somebody wants now. */
    private static long soon(long lastTry) {
        return Math.max(0, LEAST_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastTry));
    }

    private void settle() {
        if (connection != null && System.nanoTime() - madeAt >= LinkUse.LASTING_NANOS) {
            trouble.over();
        }
    }

    /** Whatever was missed, because a thread had no memory for it, say, is made good. */
    private void look() {
        Connection open = connection;
        if (doubted) {
            doubted = false; // what runs out of memory from here on doubts anew
            log.error(
                    "The connection {} to {} is made anew: something on it may be half done, for want of memory",
                    name,
                    transport);
            cut(open);
            return;
        }
        if (open == null) {
            if (nextTry == null || nextTry.isDone()) {
                connect();
            }
            return;
        }
        if (!open.isOpen()) {
            lost(open, open.getCloseReason());
            return;
        }
        if (connector.nobodyReads()) { // the client notices a dead connection only when it reads
            log.error("The client's thread that reads from {} has died, for want of memory perhaps", transport);
            cut(open);
            return;
        }
        if (somethingIsMissing()) {
            cut(open);
            return;
        }
        settle();
        for (LinkUse use : uses) {
            look(use);
        }
    }

    private boolean somethingIsMissing() {
        boolean any = false;
        for (LinkUse use : uses) {
            if (use.isMissing()) {
                log.warn(
                        "{} was given up half-way; the connection {} is made anew",
                        use.user().what(),
                        name);
                any = true;
            }
        }
        return any;
    }

    /**
     * Lets everything be loaded that a lost connection needs: a class that fails to begin because memory is short is of no
     * use ever after.
     */
    private void rehearse() {
        RabbitFailures.said(new IOException(RabbitFailures.of(transport, new IOException("a rehearsal"))));
        BackOff.millis(1, false);
        connector.nobodyReads();
    }

    /** Ends a connection, if there is one, whatever it does; what lives on it is down, even if it was half so before. */
    private void cut(@Nullable Connection open) {
        connector.cut();
        if (open == null) {
            allDown();
            connect();
        } else {
            try {
                lost(open, null);
            } finally {
                open.abort(ABORT_MILLIS);
            }
        }
    }

    private void look(LinkUse use) {
        use.settle();
        if (!use.isUp()) {
            if (!use.waitsForRetry()) {
                bring(use);
            }
            return;
        }
        try {
            use.user().check();
        } catch (Throwable failure) {
            log.warn("{} could not be looked after", use.user().what(), failure);
        }
    }
}
