package dev.signalbox.runtime.receive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the dead letters of a topic or pattern.
 *
 * @param letters one place after the other, a place being one topic and one group; within a place oldest first
 * @param next what {@link DeadLetters#page} goes on after; null where this was the last page
 */
public record DeadLetterPage(
        List<DeadLetter> letters, @Nullable String next) {

    public DeadLetterPage {
        letters = List.copyOf(letters);
    }
}
