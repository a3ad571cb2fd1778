package dev.signalbox.processor.model;

/**
 * Which types of events and ids of handlers can be read again by whoever gets them: they travel as headers, and stand in
 * dead letters and logs. The same as the runtime's {@code WireText} says: one corpus holds both.
 */
public final class ReadableText {

    private ReadableText() {}

    /** Whether the text is not blank, and has neither control characters nor half a surrogate pair. */
    public static boolean is(String text) {
        return !text.isBlank() && text.codePoints().allMatch(ReadableText::isReadable);
    }

    /** Half a surrogate pair comes as a code point of its own. */
    private static boolean isReadable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
