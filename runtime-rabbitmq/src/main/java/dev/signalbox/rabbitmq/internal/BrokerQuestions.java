package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Connection;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.time.TimerThread;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to the broker that wait for answers: asked in the background, in the order of the calls, one after
 * the other. Each ends, at the latest when they are closed.
 */
final class BrokerQuestions implements Link.User {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerQuestions.class);

    /** Without a limit, or a connection that knows it, what brokers usually allow. */
    private static final int USUAL_FRAME = 131_072;

    private final String transport;
    private final Link link;
    private final Duration timeout;
    private final TimerThread background;
    private final Set<Answer<?>> open = ConcurrentHashMap.newKeySet();

    /** Whether there was a connection, or why there cannot be one. */
    private volatile CompletableFuture<Void> connected = new CompletableFuture<>();

    private volatile boolean closed;

    /** What has not come yet. */
    private static final class Answer<T> {

        private final CompletableFuture<T> future = new CompletableFuture<>();
    }

    /**
     * Questions over a link.
     *
     * @param timeout how long the broker may take
     * @param background runs one thing at a time
     */
    BrokerQuestions(String transport, Link link, Duration timeout, TimerThread background) {
        this.transport = transport;
        this.link = link;
        this.timeout = timeout;
        this.background = background;
    }

    /** Asks in the background; what comes of it, or an exception that says what could not be done. */
    <T> CompletableFuture<T> ask(String what, Callable<T> question) {
        return askLong(what, () -> CompletableFuture.completedFuture(question.call()));
    }

    /** Asks something in the background whose answer comes later. */
    <T> CompletableFuture<T> askLong(String what, Callable<CompletableFuture<T>> question) {
        Answer<T> answer = new Answer<>();
        open.add(answer);
        execute(() -> {
            try {
                Answers.tell(question.call(), (value, failure) -> end(answer, what, value, failure));
            } catch (Throwable failure) {
                end(answer, what, null, failure);
            }
        });
        if (closed) {
            fail(answer, closedUnder());
        }
        return answer.future;
    }

    /** Runs something in the background; never after the end. */
    void execute(Runnable task) {
        try {
            background.execute(guarded(task));
        } catch (RejectedExecutionException ended) {
            LOG.trace("The questions to {} have ended", transport, ended);
        }
    }

    /** Runs something in the background, later; never after the end. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is run tells of its failures itself
    void later(Runnable task, long delay, TimeUnit unit) {
        try {
            background.schedule(guarded(task), delay, unit);
        } catch (RejectedExecutionException ended) {
            LOG.trace("The questions to {} have ended", transport, ended);
        }
    }

    /** The connection; waits for the first. */
    Connection connection() throws IOException {
        if (closed) {
            throw closedUnder();
        }
        link.add(this);
        await(connected);
        Connection connection = link.connection();
        if (connection == null) {
            throw new IOException("the connection is lost, and tried again");
        }
        return connection;
    }

    /** How many bytes the headers of a message may have. */
    int frameMax() {
        Connection connection = link.connection();
        return connection == null ? USUAL_FRAME : connection.getFrameMax();
    }

    /** Waits for an answer, as long as the broker may take. */
    void await(CompletableFuture<Void> answer) throws IOException {
        try {
            answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SignalboxException ours) {
                throw ours;
            }
            throw new IOException(failure.getCause());
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + timeout, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * Ends all that is open; what comes later ends at once.
     *
     * @param last what is to be done when nothing is asked any more, if that is in time
     */
    void close(Runnable last, long nanos) {
        closed = true;
        background.shutdownNow();
        open.forEach(each -> fail(each, closedUnder()));
        try {
            if (background.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
                last.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void up(Connection connection) {
        if (!connected.complete(null)) {
            connected = CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void down() {}

    @Override
    public void refused(SignalboxException why) {
        connected.completeExceptionally(why);
    }

    private <T> void end(Answer<T> answer, String what, @Nullable T value, @Nullable Throwable failure) {
        Throwable told;
        try {
            told = failure == null ? null : failed(what, failure);
        } catch (OutOfMemoryError speechless) {
            told = failure;
        }
        end(answer, value, told);
    }

    private void fail(Answer<?> answer, SignalboxException failure) {
        end(answer, null, failure);
    }

    private <T> void end(Answer<T> answer, @Nullable T value, @Nullable Throwable failure) {
        try {
            Answers.end(answer.future, value, failure);
        } finally {
            open.remove(answer);
        }
    }

    private SignalboxException closedUnder() {
        return new SignalboxException("The connection to " + transport
                + " was closed before the answer had come; what was asked for may have been done");
    }

    private SignalboxException failed(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof SignalboxException ours
                ? ours
                : new SignalboxException(
                        "Could not " + what + ": "
                                + RabbitFailures.of(transport, cause).getMessage(),
                        cause);
    }

    /** The executor would keep a failure to itself. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                LOG.error("The questions to {} go on after a failure", transport, failure);
            }
        };
    }
}
