package dev.signalbox.runtime.transport;

import dev.signalbox.ConfigurationException;

/**
 * What types of events and ids of handlers may be: texts that whoever gets them can read again. They travel as headers,
 * and stand in dead letters and logs.
 */
public final class WireText {

    private WireText() {}

    /**
     * The text itself.
     *
     * @param what what the text is, for the error
     * @throws ConfigurationException if it is blank, or holds a control character or half a surrogate pair
     */
    public static String checked(String text, String what) {
        if (text.isBlank() || !text.codePoints().allMatch(WireText::isReadable)) {
            throw new ConfigurationException("The " + what + " '" + visible(text)
                    + "' cannot be read again by whoever gets it: it may not be blank, and may hold neither control"
                    + " characters nor half a surrogate pair");
        }
        return text;
    }

    /** Half a surrogate pair comes as a code point of its own. */
    private static boolean isReadable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(character -> visible.appendCodePoint(isReadable(character) ? character : '?'));
        return visible.toString();
    }
}
