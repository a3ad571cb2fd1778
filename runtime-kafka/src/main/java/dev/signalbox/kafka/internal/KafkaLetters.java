package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in topics of their own, which nobody changes: what is gone is written down in the
 * {@linkplain LetterTopics#returns() returns}. Reading happens in the background, one question after the other.
 */
final class KafkaLetters implements DeadLetterStore {

    private final String transport;
    private final KafkaPublisher publisher;
    private final TopicAdmin topics;
    private final Executor background;
    private final OpenAnswers open;
    private final TakeAways takeAways;

    /** Used in the background, as what follows, and by whoever closes this. */
    private final RecordReader letterRecords;

    private final RecordReader returnsRecords;
    private final LetterReader letters;
    private final ReturnsLog returns;

    /**
     * Without a consumer so far.
     *
     * @param keyDecides whether keys go where Kafka's producer has them go by default
     * @param timeout how long reading may take
     * @param background runs one task after the other
     */
    KafkaLetters(
            String transport,
            Supplier<Consumer<byte[], byte[]>> consumers,
            KafkaPublisher publisher,
            TopicAdmin topics,
            boolean keyDecides,
            Duration timeout,
            Executor background) {
        this.transport = transport;
        this.publisher = publisher;
        this.topics = topics;
        this.background = background;
        this.open = new OpenAnswers(transport);
        this.letterRecords = new RecordReader(consumers, timeout);
        this.returnsRecords = new RecordReader(consumers, timeout);
        this.letters = new LetterReader(letterRecords);
        this.returns = new ReturnsLog(returnsRecords, topics);
        this.takeAways = new TakeAways(returns, letters, publisher, topics, keyDecides, this::alone);
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        Answers.tell(topics.exist(new LetterTopics(letter.topic(), letter.group())), (there, failure) -> {
            if (failure == null) {
                publish(letter, stored);
            } else {
                Answers.end(stored, null, failure);
            }
        });
        return stored;
    }

    private void publish(StoredLetter letter, CompletableFuture<Void> stored) {
        try {
            Answers.follow(publisher.publish(MessageRecords.of(letter)), stored);
        } catch (Throwable failure) {
            Answers.end(stored, null, failure);
        }
    }

    @Override
    public CompletableFuture<List<Place>> places(TopicPattern pattern, Set<String> groups) {
        return topics.names()
                .thenApply(names -> topicsOf(names, pattern, groups).stream()
                        .map(each -> new Place(each.topic(), each.group()))
                        .toList())
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(KafkaFailures.letters(pattern.toString(), failure, transport)));
    }

    @Override
    public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
        return inBackground(place, () -> letters.page(returns.current(topicsOf(place)), LetterOffsets.of(after), max));
    }

    @Override
    public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
        LetterTopics of = topicsOf(place);
        return LetterId.of(id)
                .map(letter -> inBackground(place, () -> find(of, letter)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
        return takeAway(place, id, (taking, letter) -> Returns.replayed(taking, letter, replay));
    }

    @Override
    public CompletableFuture<Boolean> discard(Place place, String id) {
        return takeAway(place, id, (taking, letter) -> Returns.discarded(taking, letter.key()));
    }

    /** Writes down that a letter is gone, in the order of the calls. */
    private CompletableFuture<Boolean> takeAway(Place place, String id, TakeAways.Writing written) {
        return LetterId.of(id)
                .map(letter -> open.of(takeAways
                        .ask(topicsOf(place), letter, written)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                                KafkaFailures.letters(place.topic(), failure, transport)))))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private Optional<StoredLetter> find(LetterTopics of, LetterId id) {
        @Nullable
        ConsumerRecord<byte[], byte[]> found =
                letters.find(returns.current(of), List.of(id)).letters().get(id);
        return Optional.ofNullable(found).map(letter -> MessageRecords.letter(letter, of, id));
    }

    private <T> CompletableFuture<T> inBackground(Place place, Supplier<T> question) {
        try {
            return open.of(CompletableFuture.supplyAsync(question, this::alone)
                    .exceptionallyCompose(failure ->
                            CompletableFuture.failedFuture(KafkaFailures.letters(place.topic(), failure, transport))));
        } catch (RejectedExecutionException closed) {
            return open.of(new CompletableFuture<>()); // which ends at once
        }
    }

    /** Not while it is closed. */
    private void alone(Runnable task) {
        background.execute(() -> {
            synchronized (this) {
                task.run();
            }
        });
    }

    /** Ends what is open, and waits for who reads, so that it is best told to end before. */
    void close() {
        open.close();
        synchronized (this) {
            letterRecords.close();
            returnsRecords.close();
        }
    }

    private static LetterTopics topicsOf(Place place) {
        return new LetterTopics(place.topic(), place.group());
    }

    /** Their names tell; whether the events' topic is still there does not matter. */
    private static Set<LetterTopics> topicsOf(Set<String> names, TopicPattern pattern, Set<String> groups) {
        Set<LetterTopics> found = new TreeSet<>(Comparator.comparing(LetterTopics::letters));
        for (String group : groups) {
            names.stream()
                    .flatMap(name -> LetterTopics.ofLetters(name, group).stream())
                    .filter(each -> pattern.matches(each.topic()))
                    .forEach(found::add);
        }
        return found;
    }
}
