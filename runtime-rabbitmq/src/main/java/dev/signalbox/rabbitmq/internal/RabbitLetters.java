package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Dead letters in queues of their own. */
final class RabbitLetters implements DeadLetterStore {

    private final String exchange;
    private final RabbitPublisher publisher;
    private final BrokerQuestions questions;
    private final LetterQueues queues;
    private final BiFunction<String, String, @Nullable TopicPattern> subscriptions;

    /**
     * Letters behind an exchange.
     *
     * @param exchange the one for events
     * @param subscriptions through what a group of this box reads a topic
     */
    RabbitLetters(
            String exchange,
            Topology topology,
            RabbitPublisher publisher,
            BrokerQuestions questions,
            BiFunction<String, String, @Nullable TopicPattern> subscriptions) {
        this.exchange = exchange;
        this.publisher = publisher;
        this.questions = questions;
        this.queues = new LetterQueues(topology, publisher, questions);
        this.subscriptions = subscriptions;
    }

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        return queues.ensure(letter.group(), letter.topic())
                .thenCompose(there -> publisher.publish(
                        Names.letterExchange(exchange),
                        Names.letters(letter.group(), letter.topic()),
                        LetterMessages.write(letter, readFrom(letter).orElse(queueOf(letter))),
                        letter.payload(),
                        true))
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        queues.doubt(letter.group(), letter.topic());
                    }
                });
    }

    @Override
    public CompletableFuture<List<StoredLetter>> list(TopicPattern pattern, Set<String> groups, int max) {
        return questions.ask("list dead letters", () -> {
            List<StoredLetter> letters = new ArrayList<>();
            for (String group : groups) {
                for (String topic : queues.topics(group, pattern)) {
                    letters.addAll(read(group, topic, max));
                }
            }
            letters.sort(Comparator.comparing(
                    letter -> letter.notes().first(LetterNotes.FAILED_AT).orElse("")));
            return List.copyOf(letters.subList(0, Math.min(max, letters.size())));
        });
    }

    @Override
    public CompletableFuture<Boolean> replay(StoredLetter letter, InboundMessage.Replay replay) {
        return questions.ask(
                "replay a dead letter",
                () -> take(letter, seen -> {
                    String queue = readFrom(letter)
                            .or(() -> LetterMessages.queue(seen))
                            .orElse(queueOf(letter));
                    Headers headers = Replays.headers(AmqpHeaders.message(seen.properties()), letter.topic(), replay);
                    sendBack(letter, queue, AmqpHeaders.write(headers), seen.body());
                }));
    }

    @Override
    public CompletableFuture<Void> discard(StoredLetter letter) {
        return questions
                .ask("discard a dead letter", () -> take(letter, seen -> {}))
                .thenApply(found -> null);
    }

    /** The queue from which this box reads a letter's topic, for its group. */
    private Optional<String> readFrom(StoredLetter letter) {
        return Optional.ofNullable(subscriptions.apply(letter.group(), letter.topic()))
                .map(through -> Names.queue(letter.group(), through));
    }

    /** The queue of a box that reads a letter's topic by its name. */
    private static String queueOf(StoredLetter letter) {
        return Names.queue(letter.group(), TopicPattern.exactly(letter.topic()));
    }

    /** What happens to a letter before it is taken away. */
    @FunctionalInterface
    private interface Before {

        void taken(QueueBrowser.Seen letter) throws IOException;
    }

    private void sendBack(StoredLetter letter, String queue, BasicProperties properties, byte[] body)
            throws IOException {
        try {
            questions.await(publisher.publish("", queue, properties, body, true));
        } catch (EmitException refused) {
            throw new EmitException(
                    "The queue " + queue + " of the group " + letter.group() + " does not take the event, so the dead"
                            + " letter stays: " + refused.getMessage(),
                    refused);
        }
    }

    private boolean take(StoredLetter letter, Before before) throws IOException {
        boolean[] found = {false};
        questions.browser().browse(Names.letters(letter.group(), letter.topic()), Integer.MAX_VALUE, seen -> {
            if (!letter.id().equals(LetterMessages.id(seen))) {
                return QueueBrowser.Next.GO_ON;
            }
            before.taken(seen);
            found[0] = true;
            return QueueBrowser.Next.TAKE;
        });
        return found[0];
    }

    private List<StoredLetter> read(String group, String topic, int max) throws IOException {
        List<StoredLetter> letters = new ArrayList<>();
        if (max > 0) {
            questions.browser().browse(Names.letters(group, topic), max, seen -> {
                letters.add(LetterMessages.read(group, topic, seen));
                return letters.size() < max ? QueueBrowser.Next.GO_ON : QueueBrowser.Next.ENOUGH;
            });
        }
        return letters;
    }
}
