package dev.signalbox.processor.model;

import java.util.List;

/**
 * The name of a consumer group. The same as the runtime's {@code GroupName} says: one corpus holds both.
 *
 * @param text as it is written; empty where left out
 */
public record GroupText(String text) {

    /** What every broker has room for, with what transports add to it. */
    public static final int MAX_LENGTH = 100;

    private static final String PUNCTUATION = "._-";

    /** The characters that some broker does not allow, each once. */
    public List<String> strangers() {
        return text.codePoints()
                .filter(character -> !isLetterOrDigit(character) && PUNCTUATION.indexOf(character) < 0)
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    /** Whether it begins with a letter or digit, as far as it begins. */
    public boolean beginsWell() {
        return text.isEmpty() || isLetterOrDigit(text.codePointAt(0));
    }

    public boolean isTooLong() {
        return text.length() > MAX_LENGTH;
    }

    /** Of ASCII: brokers disagree about the others. */
    private static boolean isLetterOrDigit(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
