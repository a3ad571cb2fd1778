package dev.signalbox.runtime.receive;

import dev.signalbox.EventContext;
import dev.signalbox.runtime.concurrent.KeyedTask;
import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.retry.DeliveryDecision;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One message for one handler: its attempts, until one succeeds or it has failed for good. One attempt at
 * a time; between them the turn is parked, so that it keeps its key but no thread.
 */
final class HandlerDelivery<E> implements KeyedTask, PendingPart {

    private final DeliveryPipeline pipeline;
    private final MessageDelivery delivery;
    private final BoundHandler<E> handler;
    private final Map<String, String> captures;
    private final E event;

    /** Whether the turn is the message's own, which ends with the message. */
    private final boolean sharesTurn;

    private volatile @Nullable Turn turn;
    private volatile HandlerRunner.@Nullable Attempt<E> attempt;
    private int number;
    private long startNanos;

    HandlerDelivery(
            DeliveryPipeline pipeline,
            MessageDelivery delivery,
            BoundHandler<E> handler,
            Map<String, String> captures,
            E event,
            boolean sharesTurn) {
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.handler = handler;
        this.captures = captures;
        this.event = event;
        this.sharesTurn = sharesTurn;
    }

    @Override
    public MessageDelivery delivery() {
        return delivery;
    }

    /** Makes one attempt. */
    @Override
    public void run(Turn turn) {
        this.turn = turn;
        if (number == 0) {
            delivery.firstAttempts().begun();
        }
        HandlerRunner.Attempt<E> next = pipeline.runner().prepare(handler, this::attemptEnded);
        attempt = next; // from here on it can be stopped; who has tried before is seen by the next line
        if (!delivery.current()) {
            attempt = null;
            end(PartEnd.RETURNED);
            return;
        }
        number++;
        startNanos = pipeline.journal().attemptStarted(delivery, handler.id(), number);
        next.run(event, context());
    }

    /** Stops the attempt that is running, if one is. */
    void stop(Throwable reason) {
        HandlerRunner.Attempt<E> running = attempt;
        if (running != null) {
            running.stop(reason);
        }
    }

    boolean runsHere() {
        HandlerRunner.Attempt<E> running = attempt;
        return running != null && running.isInside(Thread.currentThread());
    }

    @Override
    public void due() {
        delivery.firstAttempts().afterwards(() -> turn().resume(this));
    }

    @Override
    public void cutShort() {
        end(PartEnd.RETURNED);
    }

    private EventContext context() {
        return new DeliveryContext(delivery.decoded().envelope(), delivery.topic(), handler.group(), captures, number);
    }

    private void attemptEnded(@Nullable Throwable failure) {
        attempt = null;
        pipeline.journal().attemptEnded(delivery, handler.id(), number, startNanos, failure);
        if (failure == null) {
            end(PartEnd.SUCCEEDED);
            return;
        }
        DeliveryDecision decision = DeliveryDecision.afterFailure(
                failure,
                number,
                handler.policy(),
                handler.classifier(),
                ThreadLocalRandom.current().nextDouble());
        if (decision instanceof DeliveryDecision.RetryAfter retry) {
            retryAfter(retry.delay(), failure);
        } else if (decision instanceof DeliveryDecision.DeadLetter dead) {
            bury(DeadLetter.Reason.valueOf(dead.kind().name()), dead.cause());
        } else if (decision instanceof DeliveryDecision.PassOn broken) {
            passOn(broken.error());
        }
    }

    private void retryAfter(Duration delay, Throwable failure) {
        turn().park();
        pipeline.journal().retryScheduled(delivery, handler.id(), number, delay, failure);
        pipeline.pending().schedule(delay, this);
    }

    private void bury(DeadLetter.Reason reason, Throwable cause) {
        turn().park();
        pipeline.bury(
                delivery,
                Letters.Failure.of(
                        reason, handler.id(), number, pipeline.scheduler().now(), cause),
                this::end);
    }

    /** The event is neither settled nor retried: it stays here until the box is closed. */
    private void passOn(Throwable error) {
        turn().park();
        pipeline.journal().broken(delivery, handler.id(), number, error);
        pipeline.pending().hold(this);
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }

    private void end(PartEnd end) {
        if (!sharesTurn) {
            turn().done();
        }
        delivery.partEnded(end);
    }

    private Turn turn() {
        return Objects.requireNonNull(turn, "no attempt has been made");
    }
}
