package dev.signalbox.runtime.emit;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.domain.DomainChannel;
import dev.signalbox.runtime.domain.DomainChannel.EventIdentity;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Emits that stay in the process. */
final class DomainEmits {

    private final EmitSettings settings;
    private final EmitJournal journal;

    DomainEmits(EmitSettings settings, EmitJournal journal) {
        this.settings = settings;
        this.journal = journal;
    }

    CompletableFuture<Emission> emit(DomainChannel<?> channel, Record event, EmitOptions options) {
        return emitOn(DomainEmits.<Record>of(channel), event, options);
    }

    private <E extends Record> CompletableFuture<Emission> emitOn(
            DomainChannel<E> channel, E event, EmitOptions options) {
        EventType<E> type = channel.type();
        String key = options.key() != null ? options.key() : type.keyOf().apply(event);
        Instant time =
                options.time() != null ? options.time() : settings.scheduler().now();
        String id = options.id() != null ? options.id() : settings.ids().get();
        Emission emission = new Emission(id, "", key, time);
        EmitJournal.@Nullable Entry entry = journal.started(emission, type.type(), event);
        CompletableFuture<Void> handled = channel.emit(event, new EventIdentity(id, key, time, options.headers()));
        if (handled.isDone() && !handled.isCompletedExceptionally()) { // the usual case: nothing has to be waited for
            journal.confirmed(entry);
            return CompletableFuture.completedFuture(emission);
        }
        return whenHandled(handled, emission, entry);
    }

    private CompletableFuture<Emission> whenHandled(
            CompletionStage<Void> handled, Emission emission, EmitJournal.@Nullable Entry entry) {
        UserFuture<Emission> result = new UserFuture<>(settings.callbacks());
        handled.whenComplete((nothing, failure) -> {
            if (failure == null) {
                journal.confirmed(entry);
                result.complete(emission);
            } else {
                journal.failed(entry, failure);
                result.fail(failure);
            }
        });
        return result.handOut();
    }

    /** The channel of the event's own class, as which it was found. */
    @SuppressWarnings("unchecked")
    static <E extends Record> DomainChannel<E> of(DomainChannel<?> channel) {
        return (DomainChannel<E>) channel;
    }
}
