package dev.signalbox.runtime.memory;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dead letters, by their place and there in the order in which they came. Guarded by the broker's lock. */
final class LetterShelf {

    private final int capacity;
    private final Map<Place, Shelf> shelves = new LinkedHashMap<>();
    private int size;
    private long lastNumber;

    /** The dead letters of one place. */
    private static final class Shelf {

        private final NavigableMap<Long, StoredLetter> byNumber = new TreeMap<>();
        private final Map<String, Long> numbers = new HashMap<>();
    }

    LetterShelf(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps a letter, once; false if it cannot be kept because there are too many. */
    boolean store(StoredLetter letter) {
        Shelf shelf = shelves.computeIfAbsent(letter.place(), any -> new Shelf());
        if (shelf.numbers.containsKey(letter.id())) {
            return true;
        }
        if (size >= capacity) {
            return false;
        }
        lastNumber++;
        shelf.numbers.put(letter.id(), lastNumber);
        shelf.byNumber.put(lastNumber, numbered(letter, lastNumber));
        size++;
        return true;
    }

    private static StoredLetter numbered(StoredLetter letter, long number) {
        Headers notes = Headers.builder()
                .addAll(letter.notes())
                .add(LetterNotes.NUMBER, Long.toString(number))
                .build();
        return new StoredLetter(
                letter.id(), letter.topic(), letter.group(), letter.key(), letter.headers(), letter.payload(), notes);
    }

    List<Place> places(TopicPattern topics, Set<String> groups) {
        return shelves.keySet().stream()
                .filter(place -> groups.contains(place.group()) && topics.matches(place.topic()))
                .toList();
    }

    /** The letters behind a number. */
    Page list(Place place, long after, int max) {
        Shelf shelf = shelves.get(place);
        if (shelf == null) {
            return Page.EMPTY;
        }
        List<StoredLetter> letters = new ArrayList<>();
        for (Map.Entry<Long, StoredLetter> each :
                shelf.byNumber.tailMap(after, false).entrySet()) {
            letters.add(each.getValue());
            if (letters.size() == max) {
                boolean last = each.getKey().equals(shelf.byNumber.lastKey());
                return new Page(letters, last ? null : each.getKey().toString());
            }
        }
        return new Page(letters, null);
    }

    @Nullable
    StoredLetter find(Place place, String id) {
        Shelf shelf = shelves.get(place);
        Long number = shelf == null ? null : shelf.numbers.get(id);
        return shelf == null || number == null ? null : shelf.byNumber.get(number);
    }

    /** Whether it was there. */
    boolean discard(Place place, String id) {
        Shelf shelf = shelves.get(place);
        Long number = shelf == null ? null : shelf.numbers.remove(id);
        if (shelf == null || number == null) {
            return false;
        }
        shelf.byNumber.remove(number);
        size--;
        if (shelf.numbers.isEmpty()) {
            shelves.remove(place);
        }
        return true;
    }
}
