package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Connection;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to the broker that wait for answers: asked in the background, one after the other. */
final class BrokerQuestions implements Link.User {

    private final String transport;
    private final Link link;
    private final Duration timeout;
    private final Executor background;

    /** Whether there was a connection, or why there cannot be one. */
    private volatile CompletableFuture<Void> connected = new CompletableFuture<>();

    /**
     * Questions over a link.
     *
     * @param timeout how long the broker may take
     * @param background runs one thing at a time
     */
    BrokerQuestions(String transport, Link link, Duration timeout, Executor background) {
        this.transport = transport;
        this.link = link;
        this.timeout = timeout;
        this.background = background;
    }

    /** Asks in the background; what comes of it, or an exception that says what could not be done. */
    <T> CompletableFuture<T> ask(String what, Callable<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.call();
                    } catch (SignalboxException ours) {
                        throw ours;
                    } catch (Exception failure) {
                        throw new SignalboxException(
                                "Could not " + what + ": "
                                        + RabbitFailures.of(transport, failure).getMessage(),
                                failure);
                    }
                },
                background);
    }

    /** The connection; waits for the first. */
    Connection connection() throws IOException {
        link.add(this);
        await(connected);
        Connection connection = link.connection();
        if (connection == null) {
            throw new IOException("the connection is lost, and tried again");
        }
        return connection;
    }

    /** Looks at queues over the connection. */
    QueueBrowser browser() throws IOException {
        return new QueueBrowser(connection(), timeout);
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
}
