package dev.signalbox.runtime.receive;

import dev.signalbox.Emission;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.DeadLetterQuestions.Located;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The dead letters of a box, wherever its transports keep them. */
public final class BoxDeadLetters implements DeadLetters {

    /** How many are asked for at a time. */
    private static final int PAGE = 500;

    /** Of one moment, as the broker counts; stable besides, as each place tells the oldest first. */
    private static final Comparator<Listed> OLDEST_FIRST =
            Comparator.comparing((Listed listed) -> listed.letter().failedAt()).thenComparing(Listed::number);

    private record Listed(DeadLetter letter, long number) {}

    private final DeadLetterQuestions questions;
    private final DeadLetterReader reader;
    private final PendingAnswers answers;
    private final Executor callbacks;

    /**
     * Dead letters of these groups.
     *
     * @param timeout how long a broker may take to show some of them
     * @param callbacks where the futures complete that users hold
     */
    public BoxDeadLetters(
            Sources sources, Supplier<Set<String>> groups, Scheduler scheduler, Duration timeout, Executor callbacks) {
        this.questions = new DeadLetterQuestions(sources, groups, timeout);
        this.reader = new DeadLetterReader(new MessageReader(sources::wireFormat, scheduler));
        this.answers = new PendingAnswers(callbacks);
        this.callbacks = callbacks;
    }

    @Override
    public List<DeadLetter> list(String topic, int max) {
        if (max < 0) {
            throw new IllegalArgumentException("max must not be negative, but is " + max);
        }
        TopicPattern pattern = TopicPattern.of(topic);
        List<Listed> oldest = new ArrayList<>();
        if (max > 0) {
            for (Located at : await(questions.places(pattern))) {
                addOldest(at, max, oldest);
                oldest.sort(OLDEST_FIRST);
                oldest.subList(Math.min(max, oldest.size()), oldest.size()).clear();
            }
        }
        return oldest.stream().map(Listed::letter).toList();
    }

    @Override
    public DeadLetterPage page(String topic, @Nullable String after, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, but is " + max);
        }
        PageMark mark = after == null ? null : PageMark.of(after);
        List<DeadLetter> letters = new ArrayList<>();
        for (Located at : await(questions.places(TopicPattern.of(topic)))) {
            if (mark == null || !mark.isBehind(at)) {
                if (letters.size() == max) {
                    return new DeadLetterPage(letters, PageMark.of(at, null).toString());
                }
                String begin = mark != null && mark.isAt(at) ? mark.after() : null;
                Page page = await(questions.page(at, begin, max - letters.size()));
                page.letters().stream().map(reader::read).forEach(letters::add);
                if (page.next() != null) {
                    return new DeadLetterPage(
                            letters, PageMark.of(at, page.next()).toString());
                }
            }
        }
        return new DeadLetterPage(letters, null);
    }

    @Override
    public Optional<DeadLetter> find(String topic, String group, String id) {
        return await(questions.find(questions.located(topic, group), id)).map(reader::read);
    }

    @Override
    public CompletableFuture<Emission> replay(DeadLetter letter) {
        return answer(() -> {
            Emission emission = new Emission(
                    letter.eventId(),
                    letter.topic(),
                    letter.key(),
                    reader.envelope(letter).time());
            InboundMessage.Replay replay = new InboundMessage.Replay(letter.handler(), letter.replays() + 1);
            return questions
                    .replay(questions.located(letter.topic(), letter.group()), letter.id(), replay)
                    .thenApply(found -> {
                        if (!found) {
                            throw new SignalboxException("There is no dead letter " + letter.id() + " of the topic "
                                    + letter.topic() + " in the group " + letter.group() + " any more");
                        }
                        return emission;
                    });
        });
    }

    @Override
    public CompletableFuture<Integer> replayAll(String topic, Predicate<DeadLetter> which) {
        return answer(() -> new ReplayRun(questions, reader, which, callbacks).of(TopicPattern.of(topic)));
    }

    @Override
    public CompletableFuture<Void> discard(DeadLetter letter) {
        return answer(() -> questions
                .discard(questions.located(letter.topic(), letter.group()), letter.id())
                .thenApply(found -> null));
    }

    /** Ends the futures that are open. */
    public void close() {
        answers.close();
    }

    private void addOldest(Located at, int max, List<Listed> to) {
        int missing = max;
        String after = null;
        do {
            Page page = await(questions.page(at, after, Math.min(missing, PAGE)));
            page.letters().forEach(stored -> to.add(new Listed(reader.read(stored), Letters.number(stored))));
            missing -= page.letters().size();
            after = page.next();
        } while (after != null && missing > 0);
    }

    private <T> CompletableFuture<T> answer(Supplier<CompletableFuture<T>> question) {
        CompletableFuture<T> asked;
        try {
            asked = question.get();
        } catch (Throwable failure) {
            asked = CompletableFuture.failedFuture(failure);
        }
        return answers.of(asked);
    }

    private <T> T await(CompletableFuture<T> asked) {
        try {
            return answers.of(asked).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SignalboxException ours) {
                throw ours;
            }
            throw new SignalboxException("The dead letters could not be listed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SignalboxException("Interrupted while listing dead letters", interrupted);
        }
    }
}
