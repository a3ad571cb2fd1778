package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the messages of a queue in their order and leaves them there. One looks at a time: others wait
 * for their turn, because what is being looked at is hidden from them.
 */
final class QueueBrowser {

    private static final int MOST_AT_ONCE = 65_535;
    private static final long TURN_MILLIS = 50;
    private static final long NEXT_MILLIS = 1_000;
    private static final long RETURN_MILLIS = 5;

    private final Connection connection;
    private final Duration timeout;

    QueueBrowser(Connection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** A message that is looked at. */
    record Seen(long tag, BasicProperties properties, byte[] body) {}

    /** What to do with a message, and after it. */
    enum Next {
        /** It stays; the next one. */
        GO_ON,
        /** It stays, and that was it. */
        ENOUGH,
        /** It is taken away, and that was it. */
        TAKE
    }

    /** Decides over each message. */
    @FunctionalInterface
    interface Visitor {

        Next visit(Seen message) throws IOException;
    }

    /**
     * Shows the messages that are there, the oldest first; none if there is no such queue.
     *
     * @param most how many are wanted at most
     */
    void browse(String queue, int most, Visitor visitor) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!tryBrowse(queue, most, visitor)) {
            if (System.nanoTime() - deadline > 0) {
                throw new SignalboxException("The queue " + queue + " is looked at by somebody else all the time");
            }
            pause(TURN_MILLIS);
        }
    }

    /** False if somebody else is looking. */
    private boolean tryBrowse(String queue, int most, Visitor visitor) throws IOException {
        Channel channel = Channels.open(connection);
        BlockingQueue<Seen> arrivals = new LinkedBlockingQueue<>();
        String consumer;
        long count;
        try {
            count = channel.queueDeclarePassive(queue).getMessageCount();
            if (count == 0) {
                close(channel);
                return true;
            }
            channel.basicQos((int) Math.max(1, Math.min(Math.min(most, count), MOST_AT_ONCE)));
            consumer = channel.basicConsume(queue, false, "", false, true, Map.of(), new Arrivals(channel, arrivals));
        } catch (IOException refused) {
            return switch (RabbitFailures.code(refused)) {
                case AMQP.NOT_FOUND -> true;
                case AMQP.ACCESS_REFUSED, AMQP.RESOURCE_LOCKED -> false;
                default -> throw refused;
            };
        }
        long taken = 0;
        try {
            taken = show(channel, arrivals, count, visitor);
        } finally {
            giveBack(channel, consumer);
            awaitReturn(channel, queue, count - taken);
            close(channel);
        }
        return true;
    }

    /** How many were taken away. */
    private static long show(Channel channel, BlockingQueue<Seen> arrivals, long count, Visitor visitor)
            throws IOException {
        for (long i = 0; i < count; i++) {
            Seen seen = next(arrivals);
            Next next = seen == null ? Next.ENOUGH : visitor.visit(seen);
            if (seen != null && next == Next.TAKE) {
                channel.basicAck(seen.tag(), false);
                return 1;
            }
            if (next != Next.GO_ON) {
                return 0;
            }
        }
        return 0;
    }

    private static @Nullable Seen next(BlockingQueue<Seen> arrivals) throws IOException {
        try {
            return arrivals.poll(NEXT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while looking at a queue", interrupted);
        }
    }

    private static void giveBack(Channel channel, String consumer) throws IOException {
        channel.basicCancel(consumer);
        channel.basicRecover(true);
    }

    /** The broker does not say when they are back; until then others would look in vain. */
    private static void awaitReturn(Channel channel, String queue, long count) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NEXT_MILLIS);
        while (channel.queueDeclarePassive(queue).getMessageCount() < count && System.nanoTime() - deadline < 0) {
            pause(RETURN_MILLIS);
        }
    }

    private static void close(Channel channel) throws IOException {
        try {
            channel.close();
        } catch (TimeoutException late) {
            throw new IOException("The broker does not answer", late);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a queue", interrupted);
        }
    }

    private static final class Arrivals extends DefaultConsumer {

        private final BlockingQueue<Seen> arrivals;

        Arrivals(Channel channel, BlockingQueue<Seen> arrivals) {
            super(channel);
            this.arrivals = arrivals;
        }

        @Override
        public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body) {
            arrivals.add(new Seen(envelope.getDeliveryTag(), properties, body));
        }
    }
}
