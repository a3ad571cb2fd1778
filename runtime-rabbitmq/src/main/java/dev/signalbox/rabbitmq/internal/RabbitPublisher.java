package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Publishes over one channel, with the broker's confirms. What was not confirmed when a connection is lost
 * is published again, in its order, before anything else.
 */
final class RabbitPublisher implements Publisher, Link.User {

    private final Link link;
    private final RabbitSettings settings;
    private final Topology topology;
    private final EmitFailures failures;
    private final UnconfirmedLimit limit;
    private final Outbox outbox = new Outbox();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** By the owner of the link. */
    private @Nullable Channel channel;

    private volatile @Nullable Thread confirming;

    RabbitPublisher(String transport, Link link, RabbitSettings settings, Topology topology) {
        this.link = link;
        this.settings = settings;
        this.topology = topology;
        this.failures = new EmitFailures(transport);
        this.limit = new UnconfirmedLimit(settings.maxUnconfirmed());
    }

    @Override
    public CompletableFuture<Void> publish(OutboundMessage message) {
        return publish(
                settings.exchange(),
                message.topic(),
                AmqpHeaders.write(message.headers()),
                message.payload(),
                settings.mandatory());
    }

    /** Publishes anything; the future is as that of a message. */
    CompletableFuture<Void> publish(
            String exchange, String routingKey, BasicProperties properties, byte[] body, boolean mandatory) {
        boolean mayWait = !link.isOwner() && Thread.currentThread() != confirming;
        boolean counted = limit.enter(mayWait);
        if (!counted && mayWait) {
            return CompletableFuture.failedFuture(failures.heldBack(routingKey, settings.maxUnconfirmed()));
        }
        Sending sending =
                new Sending(exchange, routingKey, properties, body, mandatory, counted ? limit::leave : () -> {});
        Outbox.Added added = outbox.add(sending);
        if (added == Outbox.Added.CLOSED) {
            sending.fail(failures.closed());
            return sending.confirmation();
        }
        if (begun.compareAndSet(false, true)) {
            link.add(this);
        }
        if (added == Outbox.Added.WRITE) {
            link.execute(this::write);
        }
        return sending.confirmation();
    }

    @Override
    public void up(Connection connection) throws IOException {
        if (channel != null) {
            return;
        }
        Channel opened = Channels.open(connection);
        topology.exchange(opened);
        opened.confirmSelect();
        opened.addConfirmListener(
                (number, multiple) -> confirmed(number, multiple, true),
                (number, multiple) -> confirmed(number, multiple, false));
        opened.addReturnListener(message -> outbox.returned(each -> each.is(message), message.getReplyText()));
        opened.addShutdownListener(cause -> link.execute(() -> lost(opened, cause)));
        channel = opened;
        write();
    }

    @Override
    public void down() {
        channel = null;
        outbox.putBack();
    }

    /** Whoever emits next finds out whether it was mended. */
    @Override
    public void refused(SignalboxException why) {
        begun.set(false); // before they are taken out: what is added later begins anew
        outbox.takeAll().forEach(each -> each.fail(new EmitException(String.valueOf(why.getMessage()), why)));
    }

    /** What is not confirmed fails. */
    void close() {
        outbox.close().forEach(each -> each.fail(failures.closed()));
    }

    /** Completes when all that was published so far is confirmed, or has failed. */
    CompletableFuture<Void> quiet() {
        return CompletableFuture.allOf(
                outbox.all().stream().map(Sending::confirmation).toArray(CompletableFuture<?>[]::new));
    }

    private void write() {
        Channel open = channel;
        if (open == null) {
            outbox.rest();
            return;
        }
        int frameMax = open.getConnection().getFrameMax();
        try {
            for (Sending next = next(open, frameMax); next != null; next = next(open, frameMax)) {
                String problem = next.problem();
                if (problem == null) {
                    next.write(open);
                } else {
                    next.fail(failures.cannotBeSaid(next, problem));
                }
            }
        } catch (IOException | AlreadyClosedException lost) {
            return; // it is in the ledger, and comes back from there
        }
    }

    private @Nullable Sending next(Channel open, int frameMax) {
        return outbox.next(frameMax, open::getNextPublishSeqNo);
    }

    private void confirmed(long number, boolean multiple, boolean accepted) {
        Outbox.Confirmed confirmed = outbox.confirmed(number, multiple);
        confirming = Thread.currentThread();
        for (Sending each : confirmed.messages()) {
            String returned = each.returned();
            if (!accepted) {
                each.fail(failures.refusedByAQueue(each));
            } else if (returned != null) {
                each.fail(failures.takenByNoQueue(each, returned));
            } else {
                each.confirm();
            }
        }
        if (confirmed.goOn()) {
            link.execute(this::write);
        }
    }

    private void lost(Channel which, ShutdownSignalException cause) {
        if (channel != which) {
            return;
        }
        channel = null;
        if (!cause.isHardError()) {
            outbox.blame().forEach(each -> each.fail(failures.closesTheChannel(each, cause)));
            link.again(this);
        }
        outbox.putBack();
    }
}
