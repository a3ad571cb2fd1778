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
    private volatile boolean waiting;
    private int number;
    private long startNanos;

    /** How many of the attempts have ended for want of memory: the policy does not count them. */
    private int uncounted;

    /** How often it was postponed. */
    private int postponed;

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

    /** Makes one attempt; whatever is thrown, this handler's part ends or goes on at another time. */
    @Override
    public void run(Turn turn) {
        this.turn = turn;
        HandlerRunner.Attempt<E> next = null;
        try {
            if (number == 0) {
                delivery.firstAttempts().begun();
            }
            next = pipeline.runner().prepare(handler, this::attemptEnded);
            attempt = next; // from here on it can be stopped; who has tried before is seen by the next line
            if (!delivery.current()) {
                attempt = null;
                end(PartEnd.RETURNED);
                return;
            }
            number++;
            startNanos = pipeline.journal().attemptStarted(delivery, handler.id(), number);
            next.run(event, context());
        } catch (Throwable broken) {
            if (next == null) {
                postpone(broken);
            } else {
                next.fail(broken); // does nothing where it has ended
            }
        }
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

    /** Whether it waits for its next attempt. A snapshot. */
    boolean isWaiting() {
        return waiting;
    }

    String handlerId() {
        return handler.id();
    }

    @Override
    public void due() {
        waiting = false;
        delivery.partGoesOn();
        try {
            delivery.firstAttempts().afterwards(() -> turn().resume(this));
        } catch (Throwable broken) {
            turn().resume(this);
        }
    }

    @Override
    public void cutShort() {
        waiting = false;
        delivery.partGoesOn();
        end(PartEnd.RETURNED);
    }

    private EventContext context() {
        return new DeliveryContext(delivery.decoded().envelope(), delivery.topic(), handler.group(), captures, number);
    }

    private void attemptEnded(@Nullable Throwable failure) {
        attempt = null;
        pipeline.journal().attemptEnded(delivery, handler.id(), number, startNanos, failure);
        if (number == 1) {
            delivery.firstAttemptEnded();
        }
        if (failure == null) {
            end(PartEnd.SUCCEEDED);
            return;
        }
        try {
            failed(failure);
        } catch (Throwable broken) {
            postpone(broken);
        }
    }

    private void failed(Throwable failure) {
        DeliveryDecision decision = DeliveryDecision.afterFailure(
                failure,
                number - uncounted,
                handler.policy(),
                handler.classifier(),
                ThreadLocalRandom.current().nextDouble());
        if (decision instanceof DeliveryDecision.RetryAfter retry) {
            retryAfter(retry.delay(), failure);
        } else if (decision instanceof DeliveryDecision.DeadLetter dead) {
            bury(DeadLetter.Reason.valueOf(dead.kind().name()), dead.cause());
        } else if (decision instanceof DeliveryDecision.PassOn exhausted) {
            uncounted++;
            postpone(exhausted.error());
        }
    }

    private void retryAfter(Duration delay, Throwable failure) {
        turn().park();
        pipeline.journal().retryScheduled(delivery, handler.id(), number, delay, failure);
        waitFor(delay);
    }

    private void bury(DeadLetter.Reason reason, Throwable cause) {
        turn().park();
        pipeline.bury(
                delivery,
                Letters.Failure.of(
                        reason, handler.id(), number, pipeline.scheduler().now(), cause),
                this::end);
    }

    /**
     * Memory is out, or the engine itself has failed: the event is not settled, no attempt is counted, and
     * it is tried again for as long as it takes.
     */
    private void postpone(Throwable broken) {
        Duration delay = DeliveryPipeline.postponement(++postponed);
        pipeline.journal().postponed(delivery, handler.id(), delay, broken);
        DeliveryPipeline.parkQuietly(turn());
        waitFor(delay);
        DeliveryPipeline.passOn(broken);
    }

    private void waitFor(Duration delay) {
        waiting = true;
        delivery.partWaits();
        try {
            pipeline.pending().schedule(delay, this);
        } catch (Throwable noTimer) {
            cutShort();
        }
    }

    private void end(PartEnd end) {
        if (!sharesTurn) {
            turn().done();
        }
        delivery.partEnded(end);
    }

    /** Without a text for the null: a string constant is made when it is first reached, and that needs memory. */
    private Turn turn() {
        return Objects.requireNonNull(turn);
    }
}
