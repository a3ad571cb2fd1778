package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.signalbox.SignalboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A channel through which messages of a queue are looked at, some at a time: each consumer gets as many as are
 * wanted, is cancelled, and what it got stays unacknowledged, so that the next one gets those behind. Used by
 * one thread. Whoever has caught an exception throws the whole of it away.
 */
final class QueueLook {

    private static final long ASK_AGAIN_MILLIS = 200;
    private static final long GONE_MILLIS = 3_000;
    private static final long RETURN_MILLIS = 2;

    /** A quorum queue keeps the order of so many that are given back at a time, and of no more. */
    private static final int ORDERED = 32;

    /** It takes so many commands one by one. */
    private static final int COMMANDS = 8;

    private final Channel channel;
    private final String queue;
    private final Duration timeout;
    private final BlockingQueue<Seen> arrivals = new LinkedBlockingQueue<>();

    /** Those that the broker still counts as ours, in the order in which they came. */
    private final NavigableSet<Long> held = new TreeSet<>();

    /** Those that are to be taken away when it is time to settle. */
    private final NavigableSet<Long> taken = new TreeSet<>();

    private long seen;

    /** What the broker calls a message while it is looked at. */
    record Hold(QueueLook by, long tag) {

        /** Takes the message away, at the next {@link #settle()} or at the end. */
        void take() {
            by.taken.add(tag);
        }

        /** Gives the message back. It is the next one then. */
        void giveBack() throws IOException {
            by.held.remove(tag);
            by.channel.basicNack(tag, false, true);
        }
    }

    /** A message that is looked at. */
    record Seen(Hold hold, BasicProperties properties, byte[] body) {

        /** About what it takes in memory. */
        long size() {
            Map<String, Object> table = properties.getHeaders();
            return 1_000L + body.length + (table == null ? 0 : 200L * table.size());
        }
    }

    /**
     * A look that has not begun.
     *
     * @param timeout how long the broker may take to send one
     */
    QueueLook(Channel channel, String queue, Duration timeout) {
        this.channel = channel;
        this.queue = queue;
        this.timeout = timeout;
        channel.setDefaultConsumer(new Arrivals(channel));
    }

    /** Another look at the same queue, which begins with what nobody is looking at. */
    QueueLook another() throws IOException {
        return new QueueLook(Channels.open(channel.getConnection()), queue, timeout);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** How many are there that nobody is looking at. */
    int ready() throws IOException {
        return channel.queueDeclarePassive(queue).getMessageCount();
    }

    /**
     * Looks at the next ones.
     *
     * @param count how many; the broker has said that they are there
     * @throws SignalboxException if they do not come in time; never fewer without a word
     */
    List<Seen> next(int count) throws IOException {
        channel.basicQos(count);
        String consumer = channel.basicConsume(queue, false, "", false, true, Map.of(), new Arrivals(channel));
        List<Seen> next = new ArrayList<>(count);
        while (next.size() < count) {
            Seen arrival = arrival();
            held.add(arrival.hold().tag());
            next.add(arrival);
        }
        channel.basicCancel(consumer);
        return next;
    }

    /** Returns when the broker has taken away what it was told to. */
    void settle() throws IOException {
        acknowledge();
        ready();
    }

    /** All from the front at once, and the others one by one: those the broker looks for from the front. */
    private void acknowledge() throws IOException {
        Long upTo = null;
        while (!held.isEmpty() && held.first().equals(taken.isEmpty() ? null : taken.first())) {
            upTo = held.pollFirst();
            taken.pollFirst();
        }
        if (upTo != null) {
            channel.basicAck(upTo, true);
        }
        for (long tag : taken) {
            channel.basicAck(tag, false);
        }
        held.removeAll(taken);
        taken.clear();
    }

    /** Gives back all that was looked at and not taken away, in its order, and ends. */
    void end() throws IOException {
        acknowledge();
        List<Long> back = List.copyOf(held);
        long expected = ready();
        for (int from = 0; from < back.size(); from += ORDERED * COMMANDS) {
            List<Long> some = back.subList(from, Math.min(back.size(), from + ORDERED * COMMANDS));
            for (int last = ORDERED - 1; last < some.size() + ORDERED - 1; last += ORDERED) {
                channel.basicNack(some.get(Math.min(last, some.size() - 1)), true, true);
            }
            expected += some.size();
            awaitReady(expected);
        }
        abort();
    }

    /** Ends at once; the broker gives back what was looked at, in no order. */
    void abort() {
        try {
            channel.abort();
        } catch (IOException | RuntimeException gone) {
            return; // so are the messages
        }
    }

    /** The broker does not say when they are back. Some may never be, where a policy limits how often. */
    private void awaitReady(long expected) throws IOException {
        int ready = ready();
        long changed = System.nanoTime();
        while (ready < expected && System.nanoTime() - changed < TimeUnit.MILLISECONDS.toNanos(ASK_AGAIN_MILLIS)) {
            pause(RETURN_MILLIS);
            int now = ready();
            if (now != ready) {
                changed = System.nanoTime();
            }
            ready = now;
        }
    }

    private Seen arrival() throws IOException {
        long begin = System.nanoTime();
        @Nullable Long goneSince = null;
        while (true) {
            Seen arrival = poll();
            if (arrival != null) {
                seen++;
                return arrival;
            }
            long now = System.nanoTime();
            goneSince = ready() > 0 ? null : goneSince == null ? Long.valueOf(now) : goneSince;
            if (goneSince != null && now - goneSince > TimeUnit.MILLISECONDS.toNanos(GONE_MILLIS)) {
                throw new IOException("somebody else has taken messages of the queue " + queue
                        + " while they were looked at; it is looked at from its beginning again");
            }
            if (now - begin > timeout.toNanos()) {
                throw new SignalboxException("The queue " + queue + " is too slow: " + seen
                        + " messages were seen, and the next one has not come within " + timeout.toMillis()
                        + " ms although it is there");
            }
        }
    }

    private @Nullable Seen poll() throws IOException {
        try {
            return arrivals.poll(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while looking at a queue", interrupted);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while giving back messages", interrupted);
        }
    }

    /** Called by the client's thread for the channel. */
    private final class Arrivals extends DefaultConsumer {

        Arrivals(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String consumer, Envelope envelope, BasicProperties properties, byte[] body) {
            arrivals.add(new Seen(new Hold(QueueLook.this, envelope.getDeliveryTag()), properties, body));
        }
    }
}
