package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.receive.DeadLetterQuestions.Located;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of dead letters has ended. As text it is its numbers, each before a colon, and then its texts.
 *
 * @param source which of the sources of the pattern
 * @param place the place
 * @param after what the next page of the place comes after; null for the first
 */
record PageMark(int source, Place place, @Nullable String after) {

    static PageMark of(Located at, @Nullable String after) {
        return new PageMark(at.number(), at.place(), after);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it comes from no page
     */
    static PageMark of(String text) {
        String[] parts = text.split(":", 4);
        try {
            int source = Integer.parseInt(parts[0]);
            int topic = Integer.parseInt(parts[1]);
            int group = Integer.parseInt(parts[2]);
            String rest = parts[3];
            Place place = new Place(rest.substring(0, topic), rest.substring(topic, topic + group));
            String after = rest.substring(topic + group);
            return new PageMark(source, place, after.isEmpty() ? null : after);
        } catch (NumberFormatException | IndexOutOfBoundsException foreign) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not where a page has ended: give back what next() of the page before said",
                    foreign);
        }
    }

    /** Whether a place comes before this one. */
    boolean isBehind(Located other) {
        if (other.number() != source) {
            return other.number() < source;
        }
        int byTopic = other.place().topic().compareTo(place.topic());
        return byTopic != 0 ? byTopic < 0 : other.place().group().compareTo(place.group()) < 0;
    }

    boolean isAt(Located other) {
        return other.number() == source && other.place().equals(place);
    }

    @Override
    public String toString() {
        return source + ":" + place.topic().length() + ":" + place.group().length() + ":" + place.topic()
                + place.group() + (after == null ? "" : after);
    }
}
