package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.retry.FailureKind;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.StoredLetter;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One dead letter on its way to its store, tried until it is confirmed or the box closes. */
final class LetterDelivery implements PendingPart {

    /** How long a store that fails is left alone; it is never given up. */
    private static final RetryPolicy BACK_OFF = RetryPolicy.builder()
            .attempts(Integer.MAX_VALUE)
            .delay(Duration.ofSeconds(1))
            .maxDelay(Duration.ofSeconds(30))
            .build();

    private final DeliveryPipeline pipeline;
    private final MessageDelivery delivery;
    private final Letters.Failure failure;
    private final StoredLetter letter;
    private final DeadLetterStore store;
    private final Consumer<PartEnd> end;
    private int tries;

    LetterDelivery(
            DeliveryPipeline pipeline,
            MessageDelivery delivery,
            Letters.Failure failure,
            StoredLetter letter,
            DeadLetterStore store,
            Consumer<PartEnd> end) {
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.failure = failure;
        this.letter = letter;
        this.store = store;
        this.end = end;
    }

    @Override
    public MessageDelivery delivery() {
        return delivery;
    }

    @Override
    public void due() {
        if (!delivery.current()) {
            cutShort();
            return;
        }
        tries++;
        CompletionStage<Void> stored = TransportAnswer.of(() -> store.store(letter));
        stored.whenComplete((nothing, refusal) -> answered(refusal));
    }

    @Override
    public void cutShort() {
        end.accept(PartEnd.RETURNED);
    }

    private void answered(@Nullable Throwable refusal) {
        if (refusal == null) {
            pipeline.journal().deadLettered(delivery, failure);
            end.accept(PartEnd.DEAD_LETTERED);
            return;
        }
        if (FailureClassifier.kindOf(refusal) == FailureKind.FATAL) {
            passOn(FailureClassifier.unwrap(refusal));
            return;
        }
        Duration delay = BACK_OFF.delayAfter(tries, ThreadLocalRandom.current().nextDouble());
        pipeline.journal().letterRefused(delivery, failure, delay, refusal);
        pipeline.pending().schedule(delay, this);
    }

    /** The event is neither settled nor buried: it stays here until the box is closed. */
    private void passOn(Throwable error) {
        pipeline.journal().brokenBurial(delivery, error);
        pipeline.pending().hold(this);
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }
}
