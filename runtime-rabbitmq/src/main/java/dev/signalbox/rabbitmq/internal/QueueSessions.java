package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queues that are being looked at, and which end when nobody has asked for a while: as long as one is looked
 * at, other boxes have to wait. Used by one thread.
 */
final class QueueSessions {

    private static final Logger LOG = LoggerFactory.getLogger(QueueSessions.class);

    private static final long TURN_MILLIS = 50;
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BrokerQuestions questions;
    private final DeadLetterIds ids;
    private final Duration timeout;
    private final Map<String, QueueSession> open = new HashMap<>();

    /**
     * None so far.
     *
     * @param timeout how long the broker, or others that look, may take
     */
    QueueSessions(BrokerQuestions questions, DeadLetterIds ids, Duration timeout) {
        this.questions = questions;
        this.ids = ids;
        this.timeout = timeout;
    }

    /** What is asked about queues. */
    @FunctionalInterface
    interface Question<T> {

        T ask() throws IOException;
    }

    /** Asks, and once more where a connection or channel was lost; what was seen then does not count. */
    <T> T retrying(Question<T> question) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (IOException | ShutdownSignalException failure) {
                abort();
                boolean interrupted = Thread.currentThread().isInterrupted();
                if (interrupted || isFinal(failure) || System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                LOG.debug("Dead letters are looked at again", failure);
                pause();
            } catch (RuntimeException | Error failure) {
                abort();
                throw failure;
            }
        }
    }

    /** What was asked has been answered; from now on nobody asks. */
    void answered() {
        open.values().forEach(QueueSession::used);
    }

    /**
     * A look at a queue that goes on, or begins at its front; null if there is no such queue.
     *
     * @param group whose dead letters are in it
     */
    @Nullable
    QueueSession of(String queue, String group) throws IOException {
        QueueSession session = open.get(queue);
        if (session != null && session.isOpen()) {
            if (!session.isOld(LONG_NANOS)) {
                session.used();
                return session;
            }
            end(session);
            pause(); // it is the turn of others
            pause();
        }
        open.remove(queue);
        QueueSession begun = begin(queue, group);
        if (begun != null) {
            open.put(queue, begun);
        }
        return begun;
    }

    /** A look that is under way, or null. */
    @Nullable
    QueueSession current(String queue) {
        QueueSession session = open.get(queue);
        return session != null && session.isOpen() ? session : null;
    }

    /** Lets others look where nobody has asked for a while; true if some are left. */
    boolean endIdle() {
        for (QueueSession each : Map.copyOf(open).values()) {
            if (!each.isOpen() || each.isIdle()) {
                endQuietly(each);
            }
        }
        return !open.isEmpty();
    }

    /** Lets others look at all. */
    void endAll() {
        Map.copyOf(open).values().forEach(this::endQuietly);
    }

    private static boolean isFinal(Exception failure) {
        return switch (RabbitFailures.code(failure)) {
            case AMQP.NOT_FOUND -> false; // it was deleted under us
            case AMQP.ACCESS_REFUSED -> !RabbitFailures.said(failure).contains("exclusive use");
            default -> RabbitFailures.isRefusal(failure);
        };
    }

    private void abort() {
        open.values().forEach(QueueSession::abort);
        open.clear();
    }

    /** Gives back what is there; whoever looks next begins at the front. */
    void end(QueueSession session) throws IOException {
        open.remove(session.queue());
        session.end();
    }

    private void endQuietly(QueueSession session) {
        try {
            end(session);
        } catch (IOException | RuntimeException lost) {
            LOG.debug("The channel was lost before all was given back: {}", session, lost);
        }
    }

    private @Nullable QueueSession begin(String queue, String group) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Connection connection = questions.connection();
            if (isAbsent(connection, queue)) {
                return null;
            }
            QueueLock lock = QueueLock.tryLock(connection, queue);
            if (lock != null) {
                QueueSession session = begin(connection, queue, group, lock);
                if (session != null) {
                    return session;
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SignalboxException("The queue " + queue + " is looked at by somebody else, another box or a"
                        + " consumer, since " + timeout.toMillis()
                        + " ms: what is in it is hidden meanwhile. Try again, or end the other one");
            }
            pause();
        }
    }

    /** Null if somebody else reads the queue. */
    private @Nullable QueueSession begin(Connection connection, String queue, String group, QueueLock lock)
            throws IOException {
        Channel channel = Channels.open(connection);
        try {
            if (channel.queueDeclarePassive(queue).getConsumerCount() == 0) {
                long memory = Runtime.getRuntime().maxMemory();
                QueueLook look = new QueueLook(channel, queue, timeout);
                return new QueueSession(queue, group, look, lock, ids, memory);
            }
        } catch (Throwable failure) {
            lock.release();
            throw failure;
        }
        channel.abort();
        lock.release();
        return null;
    }

    private static boolean isAbsent(Connection connection, String queue) throws IOException {
        Channel channel = Channels.open(connection);
        try {
            channel.queueDeclarePassive(queue);
            return false;
        } catch (IOException refused) {
            if (RabbitFailures.code(refused) == AMQP.NOT_FOUND) {
                return true;
            }
            throw refused;
        } finally {
            channel.abort();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a queue", interrupted);
        }
    }
}
