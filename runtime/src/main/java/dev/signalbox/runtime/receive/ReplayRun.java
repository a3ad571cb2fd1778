package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.receive.DeadLetterQuestions.Located;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One replay of many dead letters: first they are looked at, page by page, and those that are chosen are
 * remembered by name; then those are replayed, some at a time. So it needs as much memory as a page and the
 * names take.
 */
final class ReplayRun {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    private final DeadLetterQuestions questions;
    private final DeadLetterReader reader;
    private final Predicate<DeadLetter> which;
    private final Executor callbacks;

    /** One step at a time uses what follows. */
    private final List<Chosen> chosen = new ArrayList<>();

    private int replayed;

    private record Chosen(Located at, String id, Instant failedAt, InboundMessage.Replay replay) {}

    /**
     * A run that has not begun.
     *
     * @param callbacks where dead letters are chosen
     */
    ReplayRun(DeadLetterQuestions questions, DeadLetterReader reader, Predicate<DeadLetter> which, Executor callbacks) {
        this.questions = questions;
        this.reader = reader;
        this.which = which;
        this.callbacks = callbacks;
    }

    /** Completes with how many were replayed. */
    CompletableFuture<Integer> of(TopicPattern pattern) {
        return questions
                .places(pattern)
                .thenCompose(this::choose)
                .thenCompose(nothing -> replay())
                .thenApply(nothing -> replayed);
    }

    private CompletableFuture<Void> choose(List<Located> places) {
        Iterator<Located> next = places.iterator();
        return AsyncLoop.run(() -> next.hasNext()
                ? chooseFrom(next.next()).thenApply(nothing -> true)
                : CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Void> chooseFrom(Located at) {
        @Nullable String[] after = {null};
        return AsyncLoop.run(() -> questions
                .page(at, after[0], PAGE)
                .thenApplyAsync(
                        page -> {
                            chooseFrom(at, page);
                            after[0] = page.next();
                            return page.next() != null;
                        },
                        callbacks));
    }

    private void chooseFrom(Located at, Page page) {
        page.letters().stream().map(reader::read).filter(which).forEach(letter -> {
            InboundMessage.Replay replay = new InboundMessage.Replay(letter.handler(), letter.replays() + 1);
            chosen.add(new Chosen(at, letter.id(), letter.failedAt(), replay));
        });
    }

    private CompletableFuture<Void> replay() {
        chosen.sort(Comparator.comparing(Chosen::failedAt)); // stable: each place tells the oldest first
        Iterator<Chosen> next = chosen.iterator();
        return AsyncLoop.run(() -> {
            List<CompletableFuture<Boolean>> asked = new ArrayList<>(AT_ONCE);
            while (next.hasNext() && asked.size() < AT_ONCE) {
                Chosen each = next.next();
                asked.add(questions.replay(each.at(), each.id(), each.replay()));
            }
            return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                    .thenApply(nothing -> {
                        replayed += (int)
                                asked.stream().filter(CompletableFuture::join).count();
                        return next.hasNext();
                    });
        });
    }
}
