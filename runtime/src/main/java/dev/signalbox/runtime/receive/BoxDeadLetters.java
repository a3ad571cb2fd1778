package dev.signalbox.runtime.receive;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The dead letters of a box, wherever its transports keep them. */
public final class BoxDeadLetters implements DeadLetters {

    private final Sources sources;
    private final Supplier<Set<String>> groups;
    private final MessageReader reader;
    private final Duration timeout;

    /**
     * Dead letters of these groups.
     *
     * @param timeout how long a broker may take to list them
     */
    public BoxDeadLetters(Sources sources, Supplier<Set<String>> groups, Scheduler scheduler, Duration timeout) {
        this.sources = sources;
        this.groups = groups;
        this.reader = new MessageReader(sources::wireFormat, scheduler);
        this.timeout = timeout;
    }

    @Override
    public List<DeadLetter> list(String topic, int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max must not be negative, but is " + max);
        }
        TopicPattern pattern = TopicPattern.of(topic);
        List<DeadLetter> letters = new ArrayList<>();
        for (Source source : sources.reading(pattern)) {
            for (StoredLetter stored : stored(source, pattern, max)) {
                letters.add(Letters.read(stored, envelope(stored)));
            }
        }
        letters.sort(Comparator.comparing(DeadLetter::failedAt)); // stable: each source tells the oldest first
        return List.copyOf(letters.subList(0, Math.min(max, letters.size())));
    }

    @Override
    public CompletableFuture<Emission> replay(DeadLetter letter) {
        StoredLetter stored = Letters.stored(letter);
        Emission emission = new Emission(
                letter.eventId(), letter.topic(), letter.key(), envelope(stored).time());
        return tryReplay(letter, stored).thenApply(found -> {
            if (!found) {
                throw new SignalboxException("There is no dead letter " + letter.id() + " of the topic "
                        + letter.topic() + " in the group " + letter.group() + " any more");
            }
            return emission;
        });
    }

    /** All are chosen before the first is replayed, so that a choice that fails has replayed none. */
    @Override
    public CompletableFuture<Integer> replayAll(String topic, Predicate<DeadLetter> which) {
        try {
            CompletableFuture<Integer> count = CompletableFuture.completedFuture(0);
            for (DeadLetter letter :
                    list(topic, Integer.MAX_VALUE).stream().filter(which).toList()) {
                count = count.thenCompose(before ->
                        tryReplay(letter, Letters.stored(letter)).thenApply(found -> found ? before + 1 : before));
            }
            return count;
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public CompletableFuture<Void> discard(DeadLetter letter) {
        return ask(letter, "discard", store -> store.discard(Letters.stored(letter)));
    }

    private CompletableFuture<Boolean> tryReplay(DeadLetter letter, StoredLetter stored) {
        InboundMessage.Replay replay = new InboundMessage.Replay(letter.handler(), letter.replays() + 1);
        return ask(letter, "replay", store -> {
            CompletionStage<Boolean> answer = store.replay(stored, replay);
            return answer == null ? null : answer.thenApply(Objects::requireNonNull);
        });
    }

    /** Asks the transport that keeps the letter. */
    private <T> CompletableFuture<T> ask(
            DeadLetter letter, String what, Function<DeadLetterStore, @Nullable CompletionStage<T>> question) {
        Source source;
        try {
            source = source(letter);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
        return TransportAnswer.of(() -> question.apply(source.connection().deadLetters()))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(named(source, what, letter, failure)));
    }

    private static SignalboxException named(Source source, String what, DeadLetter letter, Throwable failure) {
        Throwable cause = FailureClassifier.unwrap(failure);
        return cause instanceof SignalboxException ours
                ? ours
                : new SignalboxException(
                        "The transport " + source.transport() + " could not " + what + " the dead letter " + letter.id()
                                + " of the topic " + letter.topic() + " in the group " + letter.group(),
                        cause);
    }

    private Source source(DeadLetter letter) {
        List<Source> found = sources.reading(TopicPattern.exactly(letter.topic()));
        if (found.isEmpty()) {
            throw new ConfigurationException("No transport is set for the topic " + letter.topic());
        }
        return found.get(0);
    }

    /** What can be told of a letter that no wire format reads is little, but no reason to hide it. */
    private Envelope envelope(StoredLetter letter) {
        MessageReader.Read read =
                reader.read(letter.topic(), new WireMessage(letter.key(), letter.headers(), letter.payload()));
        if (read.broken() != null) {
            throw read.broken();
        }
        return read.decoded().envelope();
    }

    private List<StoredLetter> stored(Source source, TopicPattern pattern, int max) {
        CompletableFuture<List<StoredLetter>> letters =
                TransportAnswer.of(() -> source.connection().deadLetters().list(pattern, groups.get(), max));
        try {
            return letters.thenApply(Objects::requireNonNull).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new SignalboxException(
                    "The transport " + source.transport() + " could not list its dead letters", failure.getCause());
        } catch (TimeoutException late) {
            throw new SignalboxException(
                    "The transport " + source.transport() + " has not listed its dead letters within "
                            + DurationFormat.of(timeout),
                    late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SignalboxException("Interrupted while listing dead letters", interrupted);
        }
    }
}
