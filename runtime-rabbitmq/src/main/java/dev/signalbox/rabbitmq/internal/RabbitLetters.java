package dev.signalbox.rabbitmq.internal;

import dev.signalbox.EmitException;
import dev.signalbox.SignalboxException;
import dev.signalbox.rabbitmq.internal.LetterQueues.Source;
import dev.signalbox.rabbitmq.internal.PackedMessage.Content;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import dev.signalbox.runtime.time.Answers;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dead letters in queues of their own, looked at in the background. */
final class RabbitLetters implements DeadLetterStore {

    private static final long IDLE_MILLIS = 1_000;

    private final String exchange;
    private final RabbitPublisher publisher;
    private final BrokerQuestions questions;
    private final LetterQueues queues;
    private final Function<String, List<TopicPattern>> subscriptions;

    /** By the thread of the questions, as what follows. */
    private final DeadLetterIds ids = new DeadLetterIds();

    private final QueueSessions sessions;
    private final DeadLetterPages pages;
    private final List<Departure> departed = new ArrayList<>();
    private boolean ending;

    /** A dead letter that is gone as soon as the broker has done what it was told. */
    private record Departure(Place place, String id, QueueSession from, CompletableFuture<Boolean> answer) {}

    /** A dead letter, where it was found. */
    private record Found(QueueSession in, HeldDeadLetter letter) {}

    /**
     * Letters behind an exchange.
     *
     * @param exchange the one for events
     * @param subscriptions through what a group of this box reads
     * @param timeout how long the broker may take
     */
    RabbitLetters(
            String exchange,
            Topology topology,
            RabbitPublisher publisher,
            BrokerQuestions questions,
            Function<String, List<TopicPattern>> subscriptions,
            Duration timeout) {
        this.exchange = exchange;
        this.publisher = publisher;
        this.questions = questions;
        this.subscriptions = subscriptions;
        this.sessions = new QueueSessions(questions, ids, timeout);
        this.queues = new LetterQueues(topology, publisher, questions, sessions, subscriptions);
        this.pages = new DeadLetterPages(queues, sessions);
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        Answers.tell(queues.ensure(letter.place()), (there, failure) -> {
            if (failure == null) {
                publish(letter, stored);
            } else {
                end(letter.place(), stored, failure);
            }
        });
        return stored;
    }

    /** Whoever gives the answer up gives up the message too. */
    private void publish(StoredLetter letter, CompletableFuture<Void> stored) {
        try {
            String queue = readFrom(letter.place()).orElse(queueOf(letter.place()));
            Content message = LetterMessages.write(letter, queue, questions.frameMax());
            CompletableFuture<Void> published = publisher.publish(
                    Names.letterExchange(exchange),
                    Names.letters(letter.group(), letter.topic()),
                    message.properties(),
                    message.body(),
                    true);
            Answers.tell(published, (nothing, failure) -> end(letter.place(), stored, failure));
            Answers.tell(stored, (nothing, failure) -> {
                if (failure != null) {
                    published.cancel(false);
                }
            });
        } catch (Throwable failure) {
            end(letter.place(), stored, failure);
        }
    }

    private void end(Place place, CompletableFuture<Void> stored, @Nullable Throwable failure) {
        if (failure != null) {
            queues.doubt(place);
        }
        Answers.end(stored, null, failure);
    }

    @Override
    public CompletableFuture<List<Place>> places(TopicPattern pattern, Set<String> groups) {
        return questions.ask(
                "list dead letters",
                () -> looking(() -> {
                    List<Place> places = new ArrayList<>();
                    for (String group : groups) {
                        for (String topic : queues.topics(group, pattern)) {
                            places.add(new Place(topic, group));
                        }
                    }
                    return places;
                }));
    }

    @Override
    public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
        return questions.ask("list dead letters", () -> looking(() -> pages.page(place, after, max)));
    }

    @Override
    public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
        return questions.ask(
                "find a dead letter",
                () -> looking(() -> {
                    Found found = locate(place, id);
                    return found == null
                            ? Optional.empty()
                            : Optional.of(LetterMessages.read(
                                    id, place.topic(), place.group(), found.in().content(found.letter())));
                }));
    }

    @Override
    public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
        return questions.askLong(
                "replay a dead letter",
                () -> leaving(place, id, seen -> {
                    String queue = readFrom(place)
                            .or(() -> LetterMessages.queue(seen.properties(), place.group()))
                            .orElse(queueOf(place));
                    Content message = Replays.write(
                            LetterMessages.original(seen, place.group()),
                            place.topic(),
                            place.group(),
                            replay,
                            questions.frameMax());
                    return publisher
                            .publish("", queue, message.properties(), message.body(), true)
                            .exceptionallyCompose(
                                    refused -> CompletableFuture.failedFuture(stays(queue, place, refused)));
                }));
    }

    @Override
    public CompletableFuture<Boolean> discard(Place place, String id) {
        return questions.askLong("discard a dead letter", () -> leaving(place, id, null));
    }

    /** Lets others look. Called when nothing is asked any more. */
    void close() {
        sessions.endAll();
    }

    /**
     * Takes a dead letter away.
     *
     * @param before what is to happen before, or null
     */
    private CompletableFuture<Boolean> leaving(
            Place place, String id, @Nullable Function<Seen, CompletableFuture<Void>> before) throws IOException {
        return looking(() -> {
            Found found = locate(place, id);
            if (found == null) {
                return CompletableFuture.completedFuture(false);
            }
            CompletableFuture<Boolean> other = found.letter().leaving();
            if (other != null) {
                return other.thenApply(gone -> false);
            }
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            CompletionStage<Void> first = before == null
                    ? CompletableFuture.completedFuture(null)
                    : before.apply(found.in().content(found.letter()));
            found.letter().leaves(answer);
            first.whenComplete((nothing, failure) -> questions.execute(() -> {
                if (failure == null) {
                    leave(place, found, answer);
                } else {
                    found.letter().leaves(null);
                    answer.completeExceptionally(failure);
                }
            }));
            return answer;
        });
    }

    private void leave(Place place, Found found, CompletableFuture<Boolean> answer) {
        ids.taken(found.letter().id());
        found.in().take(found.letter());
        if (departed.isEmpty()) {
            questions.execute(this::settle);
        }
        departed.add(new Departure(place, found.letter().id(), found.in(), answer));
    }

    /** Waits once for all that was taken away meanwhile. */
    private void settle() {
        List<Departure> all = List.copyOf(departed);
        departed.clear();
        for (QueueSession each : all.stream().map(Departure::from).distinct().toList()) {
            try {
                each.settle();
            } catch (Throwable lost) { // what becomes of each is found out below
                each.abort();
            }
        }
        all.forEach(this::confirm);
    }

    private void confirm(Departure gone) {
        try {
            if (!gone.from().isOpen()) {
                looking(() -> locate(gone.place(), gone.id()) == null); // takes it away where it is seen
            }
            gone.answer().complete(true);
        } catch (Throwable lost) {
            gone.answer()
                    .completeExceptionally(new SignalboxException(
                            "The connection was lost before the dead letter " + gone.id()
                                    + " was gone for sure: it may be seen again",
                            lost));
        }
    }

    private @Nullable Found locate(Place place, String id) throws IOException {
        List<Source> sources = queues.sources(place);
        for (Source each : sources) {
            QueueSession current = sessions.current(each.queue());
            HeldDeadLetter known = current == null ? null : current.known(id);
            if (current != null && known != null) {
                current.used();
                return new Found(current, known);
            }
        }
        for (Source each : sources) {
            QueueSession session = sessions.of(each.queue(), place.group());
            HeldDeadLetter found = session == null ? null : session.find(id);
            if (session != null && found != null) {
                return new Found(session, found);
            }
        }
        return null;
    }

    private <T> T looking(QueueSessions.Question<T> question) throws IOException {
        try {
            return sessions.retrying(question);
        } finally {
            sessions.answered();
            if (!ending) {
                ending = true;
                questions.later(this::endIdle, IDLE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void endIdle() {
        ending = sessions.endIdle();
        if (ending) {
            questions.later(this::endIdle, IDLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The queue from which this box reads a letter's topic, for its group: by its name, or else by a pattern. */
    private Optional<String> readFrom(Place letter) {
        return subscriptions.apply(letter.group()).stream()
                .filter(pattern -> pattern.matches(letter.topic()))
                .min(Comparator.comparing(TopicPattern::exact).reversed().thenComparing(Comparator.naturalOrder()))
                .map(through -> Names.queue(letter.group(), through));
    }

    /** The queue of a box that reads a letter's topic by its name. */
    private static String queueOf(Place letter) {
        return Names.queue(letter.group(), TopicPattern.exactly(letter.topic()));
    }

    private static EmitException stays(String queue, Place letter, Throwable refused) {
        return new EmitException(
                "The queue " + queue + " of the group " + letter.group() + " does not take the event, so the dead"
                        + " letter stays: " + refused.getMessage(),
                refused);
    }
}
