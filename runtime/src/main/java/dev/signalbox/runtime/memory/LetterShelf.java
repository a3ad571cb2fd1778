package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dead letters, oldest first. Guarded by the broker's lock. */
final class LetterShelf {

    private record Name(String topic, String group, String id) {

        static Name of(StoredLetter letter) {
            return new Name(letter.topic(), letter.group(), letter.id());
        }
    }

    private final int capacity;
    private final Map<Name, StoredLetter> letters = new LinkedHashMap<>();

    LetterShelf(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps a letter, once; false if there is no room for it. */
    boolean store(StoredLetter letter) {
        if (letters.size() >= capacity && !letters.containsKey(Name.of(letter))) {
            return false;
        }
        letters.putIfAbsent(Name.of(letter), letter);
        return true;
    }

    List<StoredLetter> list(TopicPattern pattern, Set<String> groups, int max) {
        return letters.values().stream()
                .filter(letter -> groups.contains(letter.group()) && pattern.matches(letter.topic()))
                .limit(max)
                .toList();
    }

    @Nullable
    StoredLetter find(StoredLetter letter) {
        return letters.get(Name.of(letter));
    }

    void discard(StoredLetter letter) {
        letters.remove(Name.of(letter));
    }
}
