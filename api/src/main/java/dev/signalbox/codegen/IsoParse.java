package dev.signalbox.codegen;

/**
 * Parses the usual forms of ISO-8601 texts out of the parser's own characters. Whatever they do not accept may still be
 * valid: the readers then ask java.time, so that exactly its texts are accepted.
 */
final class IsoParse {

    /** What no method returns for a valid text. */
    static final int INVALID = Integer.MIN_VALUE;

    /** As long as "2026-02-28". */
    static final int DATE = 10;

    /** As long as "12:30:00". */
    static final int TIME = 8;

    /** As long as "2026-02-28T12:30:00". */
    static final int DATE_TIME = DATE + 1 + TIME;

    private static final int MAX_OFFSET_SECONDS = 18 * 3600;
    private static final int[] TENTHS = {100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private IsoParse() {}

    /** A date of ten characters, packed for {@link #year}, {@link #month} and {@link #day}; or {@link #INVALID}. */
    static int date(char[] text, int at) {
        int year = two(text, at) * 100 + two(text, at + 2);
        int month = two(text, at + 5);
        int day = two(text, at + 8);
        // A pair that is none is so far below zero that it makes the year negative, too.
        if (year < 0 || month < 1 || month > 12 || text[at + 4] != '-' || text[at + 7] != '-') {
            return INVALID;
        }
        return day < 1 || day > lengthOfMonth(year, month) ? INVALID : year << 9 | month << 5 | day;
    }

    static int year(int date) {
        return date >> 9;
    }

    static int month(int date) {
        return date >> 5 & 15;
    }

    static int day(int date) {
        return date & 31;
    }

    /** The days since 1970-01-01. */
    static long epochDay(int date) {
        // Years that begin in March have their leap day at the end.
        int month = month(date);
        int year = month > 2 ? year(date) : year(date) - 1;
        int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day(date) - 1;
        int era = Math.floorDiv(year, 400);
        int yearOfEra = year - era * 400;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /** The second of the day for eight characters; or {@link #INVALID}. */
    static int time(char[] text, int at) {
        int hour = two(text, at);
        int minute = two(text, at + 3);
        int second = two(text, at + 6);
        boolean valid = (hour | minute | second) >= 0
                && hour < 24
                && minute < 60
                && second < 60
                && text[at + 2] == ':'
                && text[at + 5] == ':';
        return valid ? hour * 3600 + minute * 60 + second : INVALID;
    }

    /** The nanoseconds of a point and one to nine digits, or of nothing at all; or {@link #INVALID}. */
    static int fraction(char[] text, int from, int to) {
        if (from == to) {
            return 0;
        }
        int digits = to - from - 1;
        if (digits < 1 || digits > TENTHS.length || text[from] != '.') {
            return INVALID;
        }
        int value = 0;
        for (int i = from + 1; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            value = value * 10 + digit;
        }
        return value * TENTHS[digits - 1];
    }

    /** Where the point and the digits end that may begin there. */
    static int endOfFraction(char[] text, int from, int to) {
        int end = from;
        if (end < to && text[end] == '.') {
            do {
                end++;
            } while (end < to && text[end] >= '0' && text[end] <= '9');
        }
        return end;
    }

    /** The seconds of "Z" or "+01:00"; or {@link #INVALID}. */
    static int offset(char[] text, int from, int to) {
        int length = to - from;
        if (length == 1) {
            return text[from] == 'Z' ? 0 : INVALID;
        }
        if (length != 6 || text[from + 3] != ':') {
            return INVALID;
        }
        int hours = two(text, from + 1);
        int minutes = two(text, from + 4);
        int seconds = hours * 3600 + minutes * 60;
        if ((hours | minutes) < 0 || minutes > 59 || seconds > MAX_OFFSET_SECONDS) {
            return INVALID;
        }
        return switch (text[from]) {
            case '+' -> seconds;
            case '-' -> -seconds;
            default -> INVALID;
        };
    }

    private static int lengthOfMonth(int year, int month) {
        if (month == 2) {
            boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        // April, June, September and November
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** The value of two digits; far below zero if one is none. */
    static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            return -1_000_000;
        }
        return tens * 10 + ones;
    }
}
