package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.ConfigurationException;
import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Publisher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes over one channel, with the broker's confirms. What was not confirmed when a connection is lost
 * is published again, in its order, before anything else.
 */
final class RabbitPublisher implements Publisher, Link.User {

    private static final QuietLog log = QuietLog.of(RabbitPublisher.class);

    /** A refusal that has lasted so long is told to those who emit, instead of letting them wait. */
    private static final Duration LASTING = Duration.ofSeconds(5);

    /** A channel over which something was refused lives for so long at least. */
    private static final long LEAST_LIFE_MILLIS = 5_000;

    /** How often in vain, and how long after each other, it is looked whether less is under way. */
    private static final int QUIET_LOOKS = 200;

    private static final long QUIET_LOOK_MILLIS = 20;

    private final String transport;
    private final Link link;
    private final RabbitSettings settings;
    private final Topology topology;
    private final EmitFailures failures;
    private final UnconfirmedLimit limit;
    private final Outbox outbox = new Outbox();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** By the owner of the link, as what follows. */
    private @Nullable Channel channel;

    private long openedAt;
    private boolean renewing;

    private volatile @Nullable Thread confirming;

    RabbitPublisher(String transport, Link link, RabbitSettings settings, Topology topology) {
        this.transport = transport;
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
        return add(new Sending(exchange, routingKey, properties, body, mandatory, counted ? limit::leave : () -> {}));
    }

    /** Publishes to a queue that has to be there, without waiting, however many wait for their confirms. */
    CompletableFuture<Void> publishAtOnce(String queue, BasicProperties properties, byte[] body) {
        return add(new Sending("", queue, properties, body, true, () -> {}));
    }

    @Override
    public void up(Connection connection) throws IOException {
        if (channel != null) {
            return;
        }
        Channel opened = Channels.open(connection);
        try {
            topology.exchange(opened);
            opened.confirmSelect();
        } catch (Throwable refused) {
            opened.abort();
            throw refused;
        }
        int numbering = outbox.numbering();
        opened.addConfirmListener(
                (number, multiple) -> confirmed(numbering, number, multiple, true),
                (number, multiple) -> confirmed(numbering, number, multiple, false));
        opened.addReturnListener(message -> outbox.returned(each -> each.is(message), message.getReplyText()));
        opened.addShutdownListener(cause -> link.execute(() -> lost(opened, cause)));
        channel = opened;
        openedAt = System.nanoTime();
        renewing = false;
        begun.set(true);
        write();
    }

    @Override
    public void down() {
        channel = null;
        connectionLost();
    }

    /** Whoever emits next finds out whether it was mended. */
    @Override
    public void refused(SignalboxException why) {
        fail(why);
    }

    /** A broker that is away is waited for; one that refuses for a while is not. */
    @Override
    public void delayed(SignalboxException why, Duration lasting) {
        if (why instanceof ConfigurationException && lasting.compareTo(LASTING) >= 0) {
            fail(why);
        }
    }

    @Override
    public boolean isThere() {
        return channel != null;
    }

    /** Goes on, should whoever was to write have come to nothing. */
    @Override
    public void check() {
        write();
    }

    @Override
    public String what() {
        return "Emitting to the exchange '" + settings.exchange() + "' of " + transport;
    }

    @Override
    public @Nullable String trouble() {
        return link.trouble(this);
    }

    /** What is not confirmed fails. */
    void close() {
        end(each -> failures.closed(), outbox.close());
    }

    /** Completes when all that was published so far is confirmed, or has failed. */
    CompletableFuture<Void> quiet() {
        return CompletableFuture.allOf(
                outbox.all().stream().map(Sending::confirmation).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> add(Sending sending) {
        Outbox.Added added = outbox.add(sending);
        if (added == Outbox.Added.CLOSED) {
            sending.fail(failures.closed());
            return sending.confirmation();
        }
        begin();
        if (added == Outbox.Added.WRITE) {
            link.execute(this::write);
        }
        return sending.confirmation();
    }

    private void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            link.add(this);
        } catch (Throwable noMemory) {
            begun.set(false);
            throw noMemory;
        }
    }

    private void fail(SignalboxException why) {
        begun.set(false); // before they are taken out: what is added later begins anew
        end(each -> new EmitException(String.valueOf(why.getMessage()), why), outbox.takeAll());
    }

    private void write() {
        Channel open = channel;
        if (open == null) {
            outbox.rest();
            return;
        }
        int frameMax = open.getConnection().getFrameMax();
        try {
            Function<Sending, @Nullable EmitException> unsayable = failures::cannotBeSaid;
            for (Sending next = next(open, frameMax); next != null; next = next(open, frameMax)) {
                if (next.problem() == null) {
                    next.write(open);
                } else {
                    end(unsayable, next);
                }
            }
        } catch (IOException | AlreadyClosedException lost) {
            return; // it is in the ledger, and comes back from there
        } catch (Throwable failure) {
            channel = null; // its number may be taken, and the broker does not know: the next channel counts anew
            log.error("{} has failed in the middle; its channel is opened again", what(), failure);
            replace(open);
        }
    }

    private static void abort(Channel open) {
        try {
            open.abort();
        } catch (IOException | RuntimeException gone) {
            log.debug("A channel was gone before it was aborted", gone);
        }
    }

    private @Nullable Sending next(Channel open, int frameMax) {
        return outbox.next(frameMax, open::getNextPublishSeqNo);
    }

    private void confirmed(int numbering, long number, boolean multiple, boolean accepted) {
        confirming = Thread.currentThread();
        Function<Sending, @Nullable EmitException> failure;
        Outbox.Confirmed confirmed;
        try {
            failure = each -> failure(each, accepted);
            confirmed = outbox.confirmed(numbering, number, multiple, accepted);
        } catch (OutOfMemoryError exhausted) {
            link.doubt(); // they are not confirmed, then, and go again
            throw exhausted;
        }
        end(failure, confirmed.messages());
        if (!accepted) {
            link.execute(this::renewSoon);
        }
        if (confirmed.goOn()) {
            link.execute(this::write);
        }
    }

    private @Nullable EmitException failure(Sending sending, boolean accepted) {
        String returned = sending.returned();
        if (!accepted) {
            return failures.refusedByAQueue(sending);
        }
        return returned == null ? null : failures.takenByNoQueue(sending, returned);
    }

    /** Ends what is in the outbox no more, so that nobody else would. */
    private static void end(Function<Sending, @Nullable EmitException> failure, List<Sending> taken) {
        for (int i = 0; i < taken.size(); i++) {
            end(failure, taken.get(i));
        }
    }

    private static void end(Function<Sending, @Nullable EmitException> failure, Sending taken) {
        for (int tries = 0; ; tries++) {
            try {
                EmitException why = failure.apply(taken);
                if (why == null) {
                    taken.confirm();
                } else {
                    taken.fail(why);
                }
                return;
            } catch (OutOfMemoryError exhausted) {
                if (taken.confirmation().isDone() || !ScarceMemory.waitFor(tries)) {
                    log.error("There was no memory to tell the end of a message for {}", taken.routingKey(), exhausted);
                    return;
                }
            }
        }
    }

    /**
     * A queue that refuses because it is full tells each channel so, and RabbitMQ 3.10 does not tell it when a
     * policy that limited the queue is gone: what has refused is asked over another channel next time.
     */
    private void renewSoon() {
        Channel open = channel;
        if (open == null || renewing) {
            return;
        }
        renewing = true;
        long age = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedAt);
        link.later(
                () -> renew(open, Integer.MAX_VALUE, 0), Math.max(0, LEAST_LIFE_MILLIS - age), TimeUnit.MILLISECONDS);
    }

    /** What is under way over the old channel comes to its end there, as long as the broker goes on with it. */
    private void renew(Channel old, int before, int looks) {
        if (channel != old) {
            renewing = false;
            return;
        }
        int underWay = outbox.quiet();
        int again = underWay < before ? 0 : looks + 1;
        if (underWay > 0 && again < QUIET_LOOKS) {
            link.later(() -> renew(old, underWay, again), QUIET_LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        renewing = false;
        channel = null;
        replace(old);
    }

    private void replace(Channel old) {
        abort(old); // what it still confirms until then need not be sent again
        outbox.putBack();
        link.reopen(this);
    }

    private void lost(Channel which, @Nullable ShutdownSignalException cause) {
        if (channel != which) {
            return;
        }
        channel = null;
        if (cause == null || cause.isHardError()) {
            connectionLost();
            return;
        }
        end(each -> failures.closesTheChannel(each, cause), outbox.blame());
        outbox.putBack();
        link.reopen(this);
    }

    private void connectionLost() {
        end(each -> failures.endsConnections(each, Outbox.GUILTY_LOSSES), outbox.lost());
        outbox.putBack();
    }
}
