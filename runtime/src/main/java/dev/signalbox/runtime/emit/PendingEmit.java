package dev.signalbox.runtime.emit;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitTimeoutException;
import dev.signalbox.SignalboxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An emit that the broker has not confirmed yet. Ends once: confirmed, refused, too late, or abandoned. */
final class PendingEmit extends EmitDeadlines.Place {

    private final Record event;
    private final Emission emission;
    private final Destination destination;
    private final EmitJournal journal;
    private final EmitJournal.@Nullable Entry entry;
    private final UserFuture<Emission> result;
    private final AtomicBoolean ended = new AtomicBoolean();

    private @Nullable CompletableFuture<Void> confirmation;

    PendingEmit(
            Record event,
            Emission emission,
            Destination destination,
            EmitJournal journal,
            EmitJournal.@Nullable Entry entry,
            Executor callbacks) {
        this.event = event;
        this.emission = emission;
        this.destination = destination;
        this.journal = journal;
        this.entry = entry;
        this.result = new UserFuture<>(callbacks);
    }

    /** Waits for the confirmation, but not for ever. */
    CompletableFuture<Emission> await(CompletableFuture<Void> confirmation, EmitDeadlines deadlines) {
        this.confirmation = confirmation;
        deadlines.add(this);
        CompletionStage<Void> answer = confirmation;
        answer.whenComplete((nothing, failure) -> {
            deadlines.remove(this);
            if (failure != null) {
                fail(failureOf(failure, emission, transport()));
            } else if (ended.compareAndSet(false, true)) {
                journal.confirmed(entry);
                result.complete(emission);
            }
        });
        return result.handOut();
    }

    @Override
    void expired() {
        EmitTimeoutException late = new EmitTimeoutException("The transport " + transport()
                + " has not confirmed the event " + emission.id() + " on the topic " + emission.topic()
                + " within the emit timeout; it may have arrived all the same" + trouble());
        if (fail(late)) {
            journal.tellTimeout(event);
        }
        if (confirmation != null) {
            confirmation.cancel(false);
        }
    }

    private String transport() {
        return destination.transport().name();
    }

    private String trouble() {
        try {
            String trouble = destination.publisher().trouble();
            return trouble == null ? "" : ". At the moment: " + trouble;
        } catch (Throwable unknown) { // what a transport throws here tells nothing that the time-out does not
            return "";
        }
    }

    @Override
    void abandoned() {
        fail(new EmitException("The box was closed before the transport " + transport() + " had confirmed the event "
                + emission.id() + " on the topic " + emission.topic()));
    }

    private boolean fail(SignalboxException failure) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        journal.failed(entry, failure);
        result.fail(failure);
        return true;
    }

    /** What a transport's failure is to the one who emits. */
    static SignalboxException failureOf(Throwable failure, Emission emission, String transport) {
        Throwable cause = failure.getCause();
        Throwable actual = failure instanceof CompletionException && cause != null ? cause : failure;
        if (actual instanceof SignalboxException ours) {
            return ours;
        }
        return new EmitException(
                "The transport " + transport + " has not taken the event " + emission.id() + " on the topic "
                        + emission.topic(),
                actual);
    }
}
