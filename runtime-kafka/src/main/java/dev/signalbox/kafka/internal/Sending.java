package dev.signalbox.kafka.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A record on its way, and who waits for it. */
final class Sending implements Callback {

    private final ProducerRecord<byte[], byte[]> sent;
    private final Traffic traffic;
    private final Function<Throwable, RuntimeException> refusals;
    private final long patienceNanos;
    private final long begin = System.nanoTime();
    private final CompletableFuture<Void> confirmation = new CompletableFuture<>();

    /** Who is in {@link Producer#send}, which calls back in its caller's thread what it refuses at once. */
    private @Nullable Thread trying;

    private @Nullable Exception refusedAtOnce;

    /**
     * A record that was not sent yet.
     *
     * @param traffic counts it
     * @param refusals what a failure is to whoever waits
     * @param patienceNanos how long it may wait for room, or for a topic of which the client has not heard
     */
    Sending(
            ProducerRecord<byte[], byte[]> sent,
            Traffic traffic,
            Function<Throwable, RuntimeException> refusals,
            long patienceNanos) {
        this.sent = sent;
        this.traffic = traffic;
        this.refusals = refusals;
        this.patienceNanos = patienceNanos;
    }

    String topic() {
        return sent.topic();
    }

    CompletableFuture<Void> confirmation() {
        return confirmation;
    }

    /** Waits no longer. */
    void refuse(Throwable failure) {
        confirmation.completeExceptionally(failure);
    }

    /**
     * Hands the record to the client, unless nobody waits for it any more. Waits while the client has no room.
     *
     * @return false if the client does not know the topic, and it may still hear of it
     */
    boolean sendWith(Producer<byte[], byte[]> producer) {
        if (confirmation.isDone()) {
            return true;
        }
        Exception refusal = attempt(producer);
        while (refusal instanceof BufferExhaustedException && hasTime()) {
            refusal = attempt(producer);
        }
        if (refusal instanceof TimeoutException && !(refusal instanceof BufferExhaustedException) && hasTime()) {
            return false;
        }
        if (refusal != null) {
            refuse(refusals.apply(refusal));
        }
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the same
    private @Nullable Exception attempt(Producer<byte[], byte[]> producer) {
        refusedAtOnce = null;
        trying = Thread.currentThread();
        producer.send(sent, this);
        trying = null;
        if (refusedAtOnce == null) {
            traffic.sent();
        }
        return refusedAtOnce;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            traffic.answered();
            confirmation.complete(null);
        } else if (trying == Thread.currentThread()) {
            refusedAtOnce = failure;
        } else {
            traffic.answered();
            refuse(refusals.apply(failure));
        }
    }

    private boolean hasTime() {
        return System.nanoTime() - begin < patienceNanos;
    }
}
