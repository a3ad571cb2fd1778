package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel of a group, from its opening to its end: its consumers, one for each queue, and its
 * acknowledgements. What is done to the channel is done by the owner of the link; messages end on any thread.
 */
final class ConsumerChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerChannel.class);

    /** One acknowledgement for fifty messages takes much less of both sides than fifty. */
    private static final int ACK_BATCH = 50;

    private static final long ACK_MILLIS = 5;

    private final Channel channel;
    private final String group;
    private final Link link;
    private final ChannelGeneration generation = new ChannelGeneration(ACK_BATCH);

    /** By the owner of the link: the consumers' tags. */
    private final Map<TopicPattern, String> consumers = new HashMap<>();

    ConsumerChannel(Channel channel, String group, Link link) {
        this.channel = channel;
        this.group = group;
        this.link = link;
    }

    /** Whether it is there. */
    boolean current() {
        return generation.current();
    }

    /** A message came. Tags come in their order. */
    void begin(Delivery delivery) {
        generation.begin(delivery);
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

    /** Consumes from what is not consumed from yet. */
    void consume(List<TopicPattern> topics, Intake intake, Consumer<TopicPattern> cancelled) {
        try {
            for (TopicPattern each : topics) {
                if (!consumers.containsKey(each)) {
                    QueueConsumer consumer =
                            new QueueConsumer(channel, this, each, intake, () -> cancelled.accept(each));
                    consumers.put(each, channel.basicConsume(Names.queue(group, each), false, consumer));
                }
            }
        } catch (IOException | AlreadyClosedException gone) {
            LOG.debug("The channel of the group {} was gone before it could consume", group, gone);
        }
    }

    /** Makes the queues of what the group reads now, and ends the consumers of what it reads no more. */
    void change(List<TopicPattern> topics, Topology topology) throws IOException {
        for (TopicPattern each : List.copyOf(consumers.keySet())) {
            if (!topics.contains(each)) {
                channel.basicCancel(consumers.remove(each));
            }
        }
        for (TopicPattern each : topics) {
            topology.queue(channel, group, each);
        }
    }

    /** Acknowledges what is done and lets the rest go back. */
    void leave() {
        acknowledge();
        end();
        try {
            channel.close();
        } catch (IOException | TimeoutException | AlreadyClosedException gone) {
            LOG.debug("The channel of the group {} was gone before it was closed", group, gone);
        }
    }

    /** It is of no use any more, whether it is open or not. */
    void abort() {
        end();
        try {
            channel.abort();
        } catch (IOException gone) {
            LOG.debug("The channel of the group {} was gone before it was aborted", group, gone);
        }
    }

    /** It is gone: what becomes of its messages is ignored. */
    void end() {
        generation.end();
    }

    private void acknowledge() {
        try {
            for (ChannelGeneration.Ack each : generation.acks()) {
                channel.basicAck(each.tag(), each.multiple());
            }
        } catch (IOException | AlreadyClosedException gone) {
            LOG.debug("The channel of the group {} was gone before it could acknowledge", group, gone);
        }
    }
}
