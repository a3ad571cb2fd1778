package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A box's membership in a group: a channel with a consumer for each of the group's queues, and another one
 * when that is lost. All that is done to a channel is done by the owner of the link.
 */
final class RabbitSubscription implements TransportSubscription, Link.User {

    private static final Logger LOG = LoggerFactory.getLogger(RabbitSubscription.class);

    private final String transport;
    private final Link link;
    private final RabbitSettings settings;
    private final Topology topology;
    private final MessageReceiver receiver;
    private final Intake intake;
    private final String group;
    private final CompletableFuture<TransportSubscription> joined = new CompletableFuture<>();

    /** By the owner of the link, as what follows. */
    private List<TopicPattern> topics;

    private @Nullable ConsumerChannel channel;
    private volatile boolean resumed;
    private volatile boolean stopped;

    RabbitSubscription(
            String transport,
            Link link,
            RabbitSettings settings,
            Topology topology,
            SubscriptionSpec spec,
            MessageReceiver receiver) {
        this.transport = transport;
        this.link = link;
        this.settings = settings;
        this.topology = topology;
        this.receiver = receiver;
        this.intake = new Intake(receiver, link, settings.deliveryLimit());
        this.group = spec.group();
        this.topics = spec.topics();
    }

    /** Completes when the queues are there. */
    CompletableFuture<TransportSubscription> join() {
        link.add(this);
        return joined;
    }

    @Override
    public void resume() {
        resumed = true;
        intake.resume();
        link.execute(this::consume);
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        link.execute(() -> {
            topics = spec.topics();
            try {
                if (channel != null) { // or else it is told when there is a connection again
                    channel.change(topics, topology);
                    consume();
                }
                changed.complete(null);
            } catch (IOException | AlreadyClosedException failure) {
                changed.completeExceptionally(RabbitFailures.of(transport, failure));
            }
        });
        return changed;
    }

    /**
     * The consumers stay until the channel ends: without them the queue would go to another box, which would
     * overtake what is still running here.
     */
    @Override
    public void stop() {
        stopped = true;
        intake.close();
    }

    /** Acknowledges what is done and lets the rest go back. By the owner. */
    void leave() {
        ConsumerChannel open = channel;
        channel = null;
        if (open != null) {
            open.leave();
        }
    }

    @Override
    public void up(Connection connection) throws IOException {
        if (stopped) {
            return;
        }
        Channel opened = Channels.open(connection);
        opened.basicQos(settings.prefetch());
        topology.exchange(opened);
        ConsumerChannel next = new ConsumerChannel(opened, group, link);
        next.change(topics, topology);
        opened.addShutdownListener(cause -> link.execute(() -> lost(next, cause)));
        channel = next;
        joined.complete(this);
        consume();
    }

    @Override
    public void down() {
        ConsumerChannel gone = channel;
        channel = null;
        if (gone != null) {
            gone.end();
        }
        intake.clear();
        receiver.revoked();
    }

    @Override
    public void refused(SignalboxException why) {
        if (!joined.completeExceptionally(why) && !stopped) {
            stopped = true;
            down();
            receiver.failed(why);
        }
    }

    private void consume() {
        ConsumerChannel open = channel;
        if (open != null && resumed && !stopped) {
            open.consume(topics, intake, pattern -> link.execute(() -> cancelled(open, pattern)));
        }
    }

    private void lost(ConsumerChannel which, ShutdownSignalException cause) {
        if (channel != which) {
            return;
        }
        LOG.warn(
                "The channel of the group {} on {} is lost, and opened again: {}",
                group,
                transport,
                RabbitFailures.said(cause));
        down();
        link.again(this);
    }

    /** The queue was deleted under us, or is elsewhere now. */
    private void cancelled(ConsumerChannel of, TopicPattern pattern) {
        if (channel != of || stopped) {
            return;
        }
        LOG.warn("The broker has ended the consumer of {}; the group joins again", Names.queue(group, pattern));
        of.abort();
        down();
        link.again(this);
    }
}
