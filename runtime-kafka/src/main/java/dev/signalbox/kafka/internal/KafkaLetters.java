package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters in topics of their own, which nobody changes: what is gone is written down in the
 * {@linkplain LetterTopics#returns() returns}. Reading happens in the background, one question at a time.
 */
final class KafkaLetters implements DeadLetterStore {

    private final String transport;
    private final KafkaPublisher publisher;
    private final TopicAdmin topics;
    private final Executor background;
    private final Object reading = new Object();

    /** Guarded by {@link #reading}, as what follows. */
    private final RecordReader letters;

    private final RecordReader returns;
    private final Map<LetterTopics, Set<LetterPosition>> gone = new HashMap<>();
    private final Map<TopicPartition, Long> returnsRead = new HashMap<>();

    KafkaLetters(
            String transport,
            Supplier<Consumer<byte[], byte[]>> consumers,
            KafkaPublisher publisher,
            TopicAdmin topics,
            Duration timeout,
            Executor background) {
        this.transport = transport;
        this.publisher = publisher;
        this.topics = topics;
        this.background = background;
        this.letters = new RecordReader(consumers, timeout);
        this.returns = new RecordReader(consumers, timeout);
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        return topics.exist(new LetterTopics(letter.topic(), letter.group()))
                .thenCompose(nothing -> publisher.publish(MessageRecords.of(letter)));
    }

    @Override
    public CompletableFuture<List<StoredLetter>> list(TopicPattern pattern, Set<String> groups, int max) {
        return topics.names()
                .thenApplyAsync(
                        names -> {
                            List<Found> found = new ArrayList<>();
                            for (LetterTopics each : topicsOf(names, pattern, groups)) {
                                found.addAll(read(each, max));
                            }
                            return found.stream()
                                    .sorted(Comparator.comparingLong(Found::time))
                                    .limit(max)
                                    .map(each -> MessageRecords.letter(each.kept(), each.topics()))
                                    .toList();
                        },
                        background)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(KafkaFailures.letters(pattern.toString(), failure, transport)));
    }

    @Override
    public CompletableFuture<Boolean> replay(StoredLetter letter, InboundMessage.Replay replay) {
        LetterTopics of = new LetterTopics(letter.topic(), letter.group());
        return find(letter)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(false)
                        : topics.exist(of)
                                .thenCompose(nothing -> publisher.publish(Returns.replayed(of, found.get(), replay)))
                                .thenApply(nothing -> true));
    }

    @Override
    public CompletableFuture<Void> discard(StoredLetter letter) {
        LetterTopics of = new LetterTopics(letter.topic(), letter.group());
        return find(letter)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : topics.exist(of)
                                .thenCompose(nothing ->
                                        publisher.publish(Returns.discarded(of, LetterPosition.of(found.get())))));
    }

    /** Waits for who reads, so that it is best told to end before. */
    void close() {
        synchronized (reading) {
            letters.close();
            returns.close();
        }
    }

    /** A letter as it is kept. */
    private record Found(LetterTopics topics, ConsumerRecord<byte[], byte[]> kept) {

        long time() {
            return kept.timestamp();
        }
    }

    private static Set<LetterTopics> topicsOf(Set<String> names, TopicPattern pattern, Set<String> groups) {
        Set<LetterTopics> found = new TreeSet<>(Comparator.comparing(LetterTopics::letters));
        for (String group : groups) {
            names.stream()
                    .flatMap(name -> LetterTopics.ofLetters(name, group).stream())
                    .filter(each -> pattern.matches(each.topic()) && names.contains(each.topic()))
                    .forEach(found::add);
        }
        return found;
    }

    /** The oldest letters of each partition, at most so many. */
    private List<Found> read(LetterTopics of, int max) {
        synchronized (reading) {
            Set<LetterPosition> without = gone(of);
            List<TopicPartition> partitions = letters.partitions(of.letters());
            Map<TopicPartition, Long> begin = letters.beginnings(partitions);
            List<Found> found = new ArrayList<>();
            Map<Integer, Integer> counts = new HashMap<>();
            if (max > 0) {
                letters.read(begin, record -> {
                    if (without.contains(LetterPosition.of(record))) {
                        return true;
                    }
                    found.add(new Found(of, record));
                    return counts.merge(record.partition(), 1, Integer::sum) < max;
                });
            }
            return found;
        }
    }

    private CompletableFuture<Optional<ConsumerRecord<byte[], byte[]>>> find(StoredLetter letter) {
        LetterTopics of = new LetterTopics(letter.topic(), letter.group());
        return CompletableFuture.supplyAsync(() -> Optional.ofNullable(find(of, letter.id())), background)
                .exceptionallyCompose(failure ->
                        CompletableFuture.failedFuture(KafkaFailures.letters(letter.topic(), failure, transport)));
    }

    private @Nullable ConsumerRecord<byte[], byte[]> find(LetterTopics of, String id) {
        LetterPosition position = LetterPosition.of(id).orElse(null);
        if (position == null) {
            return null;
        }
        synchronized (reading) {
            TopicPartition partition = new TopicPartition(of.letters(), position.partition());
            if (gone(of).contains(position) || !letters.partitions(of.letters()).contains(partition)) {
                return null;
            }
            return letters.at(partition, position.offset());
        }
    }

    /** The letters that were replayed or discarded, by whomever; what is new about that is read. */
    private Set<LetterPosition> gone(LetterTopics of) {
        Set<LetterPosition> known = gone.computeIfAbsent(of, any -> new HashSet<>());
        Map<TopicPartition, Long> from = returns.beginnings(returns.partitions(of.returns()));
        from.replaceAll((partition, first) -> Math.max(first, returnsRead.getOrDefault(partition, 0L)));
        returnsRead.putAll(returns.read(from, record -> {
            Returns.letter(record).ifPresent(known::add);
            return true;
        }));
        return known;
    }
}
