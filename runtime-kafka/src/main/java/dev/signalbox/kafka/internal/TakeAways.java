package dev.signalbox.kafka.internal;

import dev.signalbox.kafka.internal.LetterReader.Found;
import dev.signalbox.kafka.internal.Returns.Taking;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes dead letters away, in the order of the calls for each place: those that are asked for while others are
 * under way are read and written together. Which of two boxes has taken a letter away is what the broker's log
 * says; the other one is told that it is gone.
 */
final class TakeAways {

    private static final Logger LOG = LoggerFactory.getLogger(TakeAways.class);

    private static final int MOST_AT_ONCE = 500;

    private final ReturnsLog log;
    private final LetterReader reader;
    private final KafkaPublisher publisher;
    private final TopicAdmin topics;
    private final boolean keyDecides;
    private final Executor background;

    private final String me = UUID.randomUUID().toString();
    private final AtomicLong number = new AtomicLong();
    private final Map<LetterTopics, Line> lines = new HashMap<>();

    /** Writes down that a letter is gone. */
    interface Writing {
        ProducerRecord<byte[], byte[]> of(Taking taking, ConsumerRecord<byte[], byte[]> letter);
    }

    private record Request(LetterId letter, Writing written, CompletableFuture<Boolean> answer) {}

    /** A letter that was written down as gone. */
    private record Taken(Request request, LetterPlace place, String by, CompletableFuture<Void> confirmed) {}

    /** Those who wait; there is a line while somebody does, or is served. */
    private static final class Line {
        private final Deque<Request> waiting = new ArrayDeque<>();
    }

    /**
     * Nothing is taken away so far.
     *
     * @param keyDecides whether records without a partition go where Kafka's producer has keys go by default
     * @param background the one thread that uses the log and the reader
     */
    TakeAways(
            ReturnsLog log,
            LetterReader reader,
            KafkaPublisher publisher,
            TopicAdmin topics,
            boolean keyDecides,
            Executor background) {
        this.log = log;
        this.reader = reader;
        this.publisher = publisher;
        this.topics = topics;
        this.keyDecides = keyDecides;
        this.background = background;
    }

    /**
     * Takes a letter away.
     *
     * @return whether it was there, and nobody else was the first
     */
    CompletableFuture<Boolean> ask(LetterTopics of, LetterId letter, Writing written) {
        Request request = new Request(letter, written, new CompletableFuture<>());
        boolean first;
        synchronized (lines) {
            first = !lines.containsKey(of);
            lines.computeIfAbsent(of, any -> new Line()).waiting.add(request);
        }
        if (first) {
            inBackground(() -> serve(of));
        }
        return request.answer();
    }

    private void serve(LetterTopics of) {
        List<Request> served = next(of);
        try {
            List<Taken> taken = write(of, served);
            CompletionStage<Void> written = CompletableFuture.allOf(taken.stream()
                    .map(each -> each.confirmed().exceptionally(failure -> null))
                    .toArray(CompletableFuture<?>[]::new));
            written.thenRun(() -> inBackground(() -> answer(of, taken)));
        } catch (RuntimeException | Error failure) {
            served.forEach(each -> each.answer().completeExceptionally(failure));
            goOn(of);
        }
    }

    /** Those that one reading forward finds: a letter before another that is asked for earlier has to wait. */
    private List<Request> next(LetterTopics of) {
        List<Request> next = new ArrayList<>();
        Map<Integer, Long> reached = new HashMap<>();
        synchronized (lines) {
            Deque<Request> waiting = Objects.requireNonNull(lines.get(of)).waiting;
            while (!waiting.isEmpty() && next.size() < MOST_AT_ONCE) {
                LetterId letter = waiting.element().letter();
                if (letter.offset() <= reached.getOrDefault(letter.partition(), -1L)) {
                    break;
                }
                reached.put(letter.partition(), letter.offset());
                next.add(waiting.remove());
            }
        }
        return next;
    }

    private List<Taken> write(LetterTopics of, List<Request> requests) {
        LetterPlace place = log.recent(of);
        Found found = reader.find(place, requests.stream().map(Request::letter).toList());
        if (!found.letters().isEmpty() && topics.prepareReturns(place)) {
            place = log.current(of);
        }
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request each = requests.get(i);
            if (found.unread().contains(each.letter())) {
                comeAgain(of, requests.subList(i, requests.size()));
                return taken;
            }
            ConsumerRecord<byte[], byte[]> letter = found.letters().get(each.letter());
            if (letter == null) {
                each.answer().complete(false);
            } else {
                String by = me + ":" + number.incrementAndGet();
                Taking taking = new Taking(of, each.letter(), by, partition(place, letter));
                log.watch(each.letter());
                taken.add(new Taken(
                        each, place, by, publisher.publish(each.written().of(taking, letter))));
            }
        }
        return taken;
    }

    private void comeAgain(LetterTopics of, List<Request> requests) {
        synchronized (lines) {
            Deque<Request> waiting = Objects.requireNonNull(lines.get(of)).waiting;
            for (int i = requests.size() - 1; i >= 0; i--) {
                waiting.addFirst(requests.get(i));
            }
        }
    }

    /** Where events of the key are: what is of one key is read by one member. */
    private @Nullable Integer partition(LetterPlace place, ConsumerRecord<byte[], byte[]> letter) {
        int returns = place.returns().partitions();
        int events = place.events().partitions();
        int count = events > 0 ? Math.min(events, returns) : returns;
        if (count == 0 || !keyDecides) {
            return null;
        }
        return letter.key() == null
                ? letter.partition() % count
                : Utils.toPositive(Utils.murmur2(letter.key())) % count;
    }

    private void answer(LetterTopics of, List<Taken> taken) {
        try {
            if (!taken.isEmpty()) {
                log.readOn(taken.get(0).place());
            }
        } catch (RuntimeException failure) {
            LOG.debug("Who was the first to take letters of {} away is not known: they are gone", of, failure);
        } finally {
            taken.forEach(this::answer);
            goOn(of);
        }
    }

    private void answer(Taken taken) {
        String first = log.first(taken.request().letter());
        CompletableFuture<Boolean> answer = taken.request().answer();
        try {
            taken.confirmed().join();
            answer.complete(first == null || first.equals(taken.by()));
        } catch (CompletionException failure) {
            answer.completeExceptionally(KafkaFailures.unwrap(failure));
        }
    }

    private void goOn(LetterTopics of) {
        synchronized (lines) {
            if (Objects.requireNonNull(lines.get(of)).waiting.isEmpty()) {
                lines.remove(of);
                return;
            }
        }
        inBackground(() -> serve(of));
    }

    private void inBackground(Runnable step) {
        try {
            background.execute(step);
        } catch (RejectedExecutionException closed) {
            // whoever waits is told by who has closed it
        }
    }
}
