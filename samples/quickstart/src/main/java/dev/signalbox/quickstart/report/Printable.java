package dev.signalbox.quickstart.report;

/** Texts of the input as a terminal may see them: on one line, without bytes that it would obey. */
public final class Printable {

    private static final int MOST_CHARACTERS = 120;

    private Printable() {}

    /** The text with a dot for each character that is none to look at, and its end cut off where it is long. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS + 1L).map(Printable::visible).forEach(line::appendCodePoint);
        int end = line.codePointCount(0, line.length());
        return end <= MOST_CHARACTERS
                ? line.toString()
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 3)) + "...";
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            // Escape sequences begin with the first; others turn the direction of what follows, or have no width.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '.';
            default -> character;
        };
    }
}
