package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One queue of a group on this box: a channel with a consumer, and another one when that is lost. What befalls
 * it befalls no other queue of the group. All that is done to a channel is done by the owner of the link.
 */
final class QueueSubscription implements Link.User {

    private static final QuietLog log = QuietLog.of(QueueSubscription.class);

    private final Group of;
    private final TopicPattern pattern;
    private final String queue;
    private final BindingWatch bindings;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();

    /** By the owner of the link. */
    private @Nullable ConsumerChannel channel;

    /** By the owner of the link, once nothing new is wanted: what runs is still settled over it. */
    private @Nullable ConsumerChannel last;

    private boolean givenUp;

    /**
     * What the queues of a group have in common.
     *
     * @param prefetch how many messages of a queue may be unsettled
     */
    record Group(
            String name,
            String transport,
            Link link,
            Topology topology,
            int prefetch,
            MessageReceiver receiver,
            Intake intake) {}

    QueueSubscription(Group of, TopicPattern pattern) {
        this.of = of;
        this.pattern = pattern;
        this.queue = Names.queue(of.name(), pattern);
        this.bindings = new BindingWatch(of.transport(), of.topology(), of.name(), pattern);
    }

    /** Completes when the queue is there; exceptionally when the broker refuses it. */
    CompletableFuture<Void> joined() {
        return joined;
    }

    /** Why it is not there, in words; null if that is not known. */
    @Nullable
    String trouble() {
        return of.link().trouble(this);
    }

    /** Lets messages come, where there is a channel. */
    void consume() {
        ConsumerChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            consume(open);
        } catch (Throwable failure) {
            lost(open, failure);
        }
    }

    /** Takes nothing new; what runs is settled, and then the channel is closed. By the owner. */
    void giveUp() {
        givenUp = true;
        of.link().remove(this);
        joined.completeExceptionally(new SignalboxException("The queue " + queue + " is wanted no more"));
        ConsumerChannel open = channel;
        channel = null;
        last = open;
        if (open != null) {
            open.giveUp(of.intake());
        }
    }

    /** Whether nothing is left to settle of a queue that was given up. */
    boolean isOver() {
        return givenUp && (last == null || !last.current());
    }

    /** Acknowledges what is done and lets the rest go back. By the owner. */
    void leave() {
        ConsumerChannel open = channel == null ? last : channel;
        channel = null;
        if (open != null) {
            open.leave();
        }
    }

    @Override
    public void up(Connection connection) throws IOException {
        if (isThere()) {
            return;
        }
        Channel opened = Channels.open(connection);
        ConsumerChannel next = new ConsumerChannel(opened, queue, of.link());
        try {
            opened.basicQos(of.prefetch());
            of.topology().exchange(opened);
            of.topology().queue(opened, of.name(), pattern);
            opened.addShutdownListener(cause -> of.link().execute(() -> closed(next, cause)));
            consume(next);
        } catch (Throwable failure) {
            next.abort();
            throw failure;
        }
        channel = next;
        joined.complete(null);
    }

    @Override
    public void down() {
        ConsumerChannel gone = channel;
        channel = null;
        if (gone != null) {
            forget(gone);
        }
    }

    private void forget(ConsumerChannel gone) {
        gone.end();
        of.intake().remove(gone);
        of.receiver().revoked();
    }

    @Override
    public void refused(SignalboxException why) {
        joined.completeExceptionally(why);
    }

    @Override
    public boolean isThere() {
        return channel != null || givenUp;
    }

    @Override
    public void check() {
        ConsumerChannel open = channel;
        Connection connection = of.link().connection();
        if (open != null && connection != null) {
            open.acknowledge();
            bindings.check(connection);
        }
    }

    @Override
    public String what() {
        return "The queue " + queue + " on " + of.transport();
    }

    private void consume(ConsumerChannel open) throws IOException {
        if (of.intake().isWanted()) {
            open.consume(pattern, of.intake(), () -> of.link().execute(() -> cancelled(open)));
        }
    }

    private void closed(ConsumerChannel which, @Nullable ShutdownSignalException known) {
        Throwable cause = known == null ? new IOException("the client has given it up") : known;
        if (channel == which) {
            log.warn(
                    "The channel of {} on {} is lost, and opened again: {}",
                    queue,
                    of.transport(),
                    RabbitFailures.said(cause));
            lost(which, cause);
        } else if (which.current()) {
            forget(which);
        }
    }

    /** The queue was deleted under us, or is elsewhere now. */
    private void cancelled(ConsumerChannel which) {
        if (channel == which) {
            log.warn("The broker has ended the consumer of {}; the group joins again", queue);
            lost(which, new IOException("the broker has ended the consumer, as it does when the queue is deleted"));
        }
    }

    private void lost(ConsumerChannel which, Throwable cause) {
        try {
            down();
        } finally {
            which.abort();
        }
        of.link().again(this, cause);
    }
}
