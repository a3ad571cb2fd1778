package dev.signalbox.runtime.receive;

import dev.signalbox.ConfigurationException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.Sources.Source;
import dev.signalbox.runtime.retry.DurationFormat;
import dev.signalbox.runtime.retry.FailureClassifier;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the transports for dead letters. Answers name the transport that has failed, or was too slow. */
final class DeadLetterQuestions {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::topic).thenComparing(Place::group);

    private final Sources sources;
    private final Supplier<Set<String>> groups;
    private final Duration timeout;

    /**
     * A place, and the transport that keeps it.
     *
     * @param number which of the sources of a pattern it is
     */
    record Located(int number, Source source, Place place) {}

    /**
     * Questions about the dead letters of these groups.
     *
     * @param timeout how long a transport may take to show some of them
     */
    DeadLetterQuestions(Sources sources, Supplier<Set<String>> groups, Duration timeout) {
        this.sources = sources;
        this.groups = groups;
        this.timeout = timeout;
    }

    /** The places of a pattern, sorted: first by source, then by topic and group. */
    CompletableFuture<List<Located>> places(TopicPattern pattern) {
        Set<String> names = groups.get();
        List<Source> reading = sources.reading(pattern);
        CompletableFuture<List<Located>> all = CompletableFuture.completedFuture(List.of());
        for (int i = 0; i < reading.size(); i++) {
            int number = i;
            Source source = reading.get(i);
            all = all.thenCompose(before -> shown(source, store -> store.places(pattern, names))
                    .thenApply(places -> joined(before, number, source, places)));
        }
        return all;
    }

    /** Where the dead letters of a topic and group are. */
    Located located(String topic, String group) {
        List<Source> found = sources.reading(TopicPattern.exactly(topic));
        if (found.isEmpty()) {
            throw new ConfigurationException("No transport is set for the topic " + topic);
        }
        return new Located(0, found.get(0), new Place(topic, group));
    }

    CompletableFuture<Page> page(Located at, @Nullable String after, int max) {
        return shown(at.source(), store -> store.list(at.place(), after, max));
    }

    CompletableFuture<Optional<StoredLetter>> find(Located at, String id) {
        return shown(at.source(), store -> store.find(at.place(), id));
    }

    /** False if there is no such letter. */
    CompletableFuture<Boolean> replay(Located at, String id, InboundMessage.Replay replay) {
        return changed(at, "replay", id, store -> store.replay(at.place(), id, replay));
    }

    /** False if there is no such letter. */
    CompletableFuture<Boolean> discard(Located at, String id) {
        return changed(at, "discard", id, store -> store.discard(at.place(), id));
    }

    private static List<Located> joined(List<Located> before, int number, Source source, List<Place> places) {
        List<Located> all = new ArrayList<>(before);
        places.stream()
                .distinct()
                .sorted(ORDER)
                .map(place -> new Located(number, source, place))
                .forEach(all::add);
        return all;
    }

    private <T> CompletableFuture<T> shown(
            Source source, Function<DeadLetterStore, @Nullable CompletionStage<T>> question) {
        return TransportAnswer.of(() -> question.apply(source.connection().deadLetters()))
                .thenApply(answer -> Objects.requireNonNull(answer))
                .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(notShown(source, failure)));
    }

    private SignalboxException notShown(Source source, Throwable failure) {
        Throwable cause = FailureClassifier.unwrap(failure);
        return cause instanceof TimeoutException
                ? new SignalboxException(
                        "The transport " + source.transport() + " has not listed its dead letters within "
                                + DurationFormat.of(timeout),
                        cause)
                : new SignalboxException(
                        "The transport " + source.transport() + " could not list its dead letters", cause);
    }

    private static CompletableFuture<Boolean> changed(
            Located at,
            String what,
            String id,
            Function<DeadLetterStore, @Nullable CompletionStage<Boolean>> question) {
        return TransportAnswer.of(() -> question.apply(at.source().connection().deadLetters()))
                .thenApply(answer -> Objects.requireNonNull(answer))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(notChanged(at, what, id, failure)));
    }

    private static SignalboxException notChanged(Located at, String what, String id, Throwable failure) {
        Throwable cause = FailureClassifier.unwrap(failure);
        return cause instanceof SignalboxException ours
                ? ours
                : new SignalboxException(
                        "The transport " + at.source().transport() + " could not " + what + " the dead letter " + id
                                + " of the topic " + at.place().topic() + " in the group "
                                + at.place().group(),
                        cause);
    }
}
