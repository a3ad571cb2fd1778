package dev.signalbox.codegen;

/**
 * Steps through the usual forms of ISO-8601 durations and periods: numbers, each with a letter behind. Used by one thread,
 * for one text.
 */
final class AmountParse {

    private static final int MAX_DIGITS = 12;

    private final char[] text;
    private final int to;
    private int at;
    private long amount;
    private boolean negative;

    AmountParse(char[] text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /** Takes a character if it comes next. */
    boolean take(char expected) {
        if (at < to && text[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes a number of at most twelve digits, with a minus perhaps; nothing if there is none. */
    boolean takeNumber() {
        int start = at;
        negative = take('-');
        int first = at;
        amount = 0;
        while (at < to && text[at] >= '0' && text[at] <= '9' && at - first < MAX_DIGITS) {
            amount = amount * 10 + text[at++] - '0';
        }
        if (at == first) {
            at = start;
            return false;
        }
        return true;
    }

    /** The number that was taken last. */
    long amount() {
        return negative ? -amount : amount;
    }

    /** Takes the fraction of the number that was taken last: its nanos, with its sign; or {@link IsoParse#INVALID}. */
    int takeFraction() {
        int end = IsoParse.endOfFraction(text, at, to);
        int nanos = IsoParse.fraction(text, at, end);
        at = end;
        return nanos > 0 && negative ? -nanos : nanos;
    }

    boolean atEnd() {
        return at == to;
    }
}
