package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One channel of a queue, from its opening to its end: its consumer and its acknowledgements. What is done
 * to the channel is done by the owner of the link; messages end on any thread.
 */
final class ConsumerChannel {

    private static final QuietLog log = QuietLog.of(ConsumerChannel.class);

    /** One acknowledgement for fifty messages takes much less of both sides than fifty. */
    private static final int ACK_BATCH = 50;

    private static final long ACK_MILLIS = 5;

    private final Channel channel;
    private final String queue;
    private final Link link;
    private final ChannelGeneration generation = new ChannelGeneration(ACK_BATCH);

    /** By the owner of the link. */
    private @Nullable String consumer;

    /** Whether nothing new is wanted; what comes all the same goes back. */
    private volatile boolean givenUp;

    ConsumerChannel(Channel channel, String queue, Link link) {
        this.channel = channel;
        this.queue = queue;
        this.link = link;
    }

    String queue() {
        return queue;
    }

    /** Whether it is there. */
    boolean current() {
        return generation.current();
    }

    /** Whether nothing new is wanted. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** Memory was short: nobody knows what was lost. Needs none. */
    void doubt() {
        link.doubt();
    }

    /** A message came. Tags come in their order; where one is missing, all comes again over another connection. */
    void begin(Delivery delivery) {
        if (!generation.begin(delivery)) {
            doubt();
        }
    }

    /** A message is done; it is acknowledged soon. */
    void done(Delivery delivery) {
        switch (generation.done(delivery)) {
            case NOW -> link.execute(this::acknowledge);
            case SOON -> link.later(this::acknowledge, ACK_MILLIS, TimeUnit.MILLISECONDS);
            case NOT_NEW -> {}
        }
    }

    /** A message is done; it is acknowledged now, and then something is run. */
    void doneNow(Delivery delivery, Runnable next) {
        generation.done(delivery);
        link.execute(() -> {
            acknowledge();
            next.run();
        });
    }

    /** Consumes, unless it does already. */
    void consume(TopicPattern pattern, Intake intake, Runnable cancelled) throws IOException {
        if (consumer == null && !givenUp) {
            consumer = channel.basicConsume(queue, false, new QueueConsumer(channel, this, pattern, intake, cancelled));
        }
    }

    /** Takes nothing new; what was taken may still be settled, and what was not goes back now. */
    void giveUp(Intake intake) {
        givenUp = true;
        try {
            String consuming = consumer;
            if (consuming != null) {
                channel.basicCancel(consuming);
            }
            giveBack(intake.remove(this));
        } catch (IOException | AlreadyClosedException gone) {
            log.debug("The channel of {} was gone before its consumer could end", queue, gone);
        }
        acknowledge();
    }

    /** Gives back what was not handed to the engine. */
    void giveBack(List<Delivery> deliveries) throws IOException {
        for (Delivery each : deliveries) {
            if (generation.giveBack(each)) {
                channel.basicNack(each.tag(), false, true);
            }
        }
    }

    /** Acknowledges what is done and lets the rest go back. */
    void leave() {
        acknowledge();
        end();
        close();
    }

    /** It is of no use any more, whether it is open or not. */
    void abort() {
        end();
        try {
            channel.abort();
        } catch (IOException gone) {
            log.debug("The channel of {} was gone before it was aborted", queue, gone);
        }
    }

    /** It is gone: what becomes of its messages is ignored. */
    void end() {
        generation.end();
    }

    /** Tells the broker what is done; a channel that cannot ends, so that what is not told comes again. */
    void acknowledge() {
        try {
            for (ChannelGeneration.Ack each : generation.acks()) {
                channel.basicAck(each.tag(), each.multiple());
            }
        } catch (IOException | AlreadyClosedException gone) {
            log.debug("The channel of {} was gone before it could acknowledge", queue, gone);
        } catch (Throwable failure) {
            log.error("The channel of {} could not acknowledge, and is opened again", queue, failure);
            abortQuietly();
        }
        if (givenUp && generation.current() && generation.isIdle()) {
            end();
            close();
        }
    }

    /** Its end is told to those who listen, who open another. */
    private void abortQuietly() {
        try {
            channel.abort();
        } catch (IOException gone) {
            log.debug("The channel of {} was gone already", queue, gone);
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException | TimeoutException | AlreadyClosedException gone) {
            log.debug("The channel of {} was gone before it was closed", queue, gone);
        }
    }
}
