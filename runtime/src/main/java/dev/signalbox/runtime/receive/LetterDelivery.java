package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.transport.StoredLetter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
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

    /** A store that says nothing for so long has lost the question: longer than a broker's client tries. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DeliveryPipeline pipeline;
    private final MessageDelivery delivery;
    private final Letters.Failure failure;
    private final Consumer<PartEnd> end;
    private @Nullable StoredLetter letter;
    private int tries;

    LetterDelivery(
            DeliveryPipeline pipeline, MessageDelivery delivery, Letters.Failure failure, Consumer<PartEnd> end) {
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.failure = failure;
        this.end = end;
    }

    @Override
    public MessageDelivery delivery() {
        return delivery;
    }

    @Override
    public void due() {
        delivery.partGoesOn();
        if (delivery.current()) {
            store();
        } else {
            end.accept(PartEnd.RETURNED);
        }
    }

    @Override
    public void cutShort() {
        delivery.partGoesOn();
        end.accept(PartEnd.RETURNED);
    }

    /** Tries once; whatever is thrown is a refusal, and tried again. */
    void store() {
        tries++;
        CompletableFuture<Void> stored;
        BiConsumer<@Nullable Void, @Nullable Throwable> told;
        try {
            told = (nothing, refusal) -> answered(refusal); // first: it needs memory
            StoredLetter written = letter();
            stored = TransportAnswer.within(
                    PATIENCE, pipeline.scheduler(), () -> delivery.letters().store(written));
        } catch (Throwable refusal) {
            refused(refusal);
            return;
        }
        Answers.tell(stored, told);
    }

    /** Written once: it tells the same however often it is tried. */
    private StoredLetter letter() {
        StoredLetter written = letter;
        if (written == null) {
            written = Letters.write(
                    delivery.message(), pipeline.group(), delivery.decoded().envelope(), failure);
            letter = written;
        }
        return written;
    }

    private void answered(@Nullable Throwable refusal) {
        if (refusal == null) {
            pipeline.journal().deadLettered(delivery, failure, letter().id());
            end.accept(PartEnd.DEAD_LETTERED);
        } else {
            refused(refusal);
        }
    }

    private void refused(Throwable refusal) {
        Duration delay = DeliveryPipeline.delay(BACK_OFF, tries);
        pipeline.journal().letterRefused(delivery, failure, delay, refusal);
        delivery.partWaits();
        try {
            pipeline.pending().schedule(delay, this);
        } catch (Throwable noTimer) {
            cutShort();
        }
    }
}
