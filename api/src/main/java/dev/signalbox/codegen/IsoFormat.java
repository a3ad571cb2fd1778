package dev.signalbox.codegen;

/** Formats the parts of ISO-8601 texts into bytes. Each method returns the offset behind what it has written. */
final class IsoFormat {

    /** As long as "2026-02-28". */
    static final int DATE = 10;

    /** As long as "12:30:00.123456789". */
    static final int TIME = 18;

    private static final int NANOS_DIGITS = 9;

    /** Of a long. */
    private static final int MAX_DIGITS = 19;

    private IsoFormat() {}

    /** Whether the year has four digits and no sign; any other takes the way through java.time. */
    static boolean isPlain(int year) {
        return year >= 0 && year <= 9999;
    }

    static int date(byte[] out, int offset, int year, int month, int day) {
        int at = yearMonth(out, offset, year, month);
        out[at] = '-';
        return two(out, at + 1, day);
    }

    static int yearMonth(byte[] out, int offset, int year, int month) {
        int century = year / 100;
        two(out, offset, century);
        two(out, offset + 2, year - century * 100);
        out[offset + 4] = '-';
        return two(out, offset + 5, month);
    }

    /** Hours, minutes and seconds. */
    static int time(byte[] out, int offset, int hour, int minute, int second) {
        int at = hourMinute(out, offset, hour, minute);
        out[at] = ':';
        return two(out, at + 1, second);
    }

    static int hourMinute(byte[] out, int offset, int hour, int minute) {
        two(out, offset, hour);
        out[offset + 2] = ':';
        return two(out, offset + 3, minute);
    }

    /** The point and as many digits as are needed; nothing for a whole second. */
    static int fraction(byte[] out, int offset, int nanos) {
        return nanos == 0 ? offset : digits(out, offset, nanos, 1);
    }

    /** The point and three, six or nine digits; nothing for a whole second. */
    static int fractionInThrees(byte[] out, int offset, int nanos) {
        return nanos == 0 ? offset : digits(out, offset, nanos, 3);
    }

    private static int digits(byte[] out, int offset, int nanos, int group) {
        out[offset] = '.';
        int rest = nanos;
        for (int i = NANOS_DIGITS; i > 0; i--) {
            int tenth = rest / 10;
            out[offset + i] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        int length = NANOS_DIGITS;
        while (out[offset + length] == '0') {
            length--;
        }
        return offset + 1 + (length + group - 1) / group * group;
    }

    static int text(byte[] out, int offset, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            out[offset + i] = (byte) ascii.charAt(i);
        }
        return offset + ascii.length();
    }

    /** A number with a letter behind; nothing for zero. */
    static int amount(byte[] out, int offset, long amount, char unit) {
        if (amount == 0) {
            return offset;
        }
        int at = number(out, offset, amount);
        out[at] = (byte) unit;
        return at + 1;
    }

    /** A number that is not {@link Long#MIN_VALUE}. */
    static int number(byte[] out, int offset, long number) {
        int at = offset;
        long rest = number;
        if (rest < 0) {
            out[at++] = '-';
            rest = -rest;
        }
        int end = at + digits(rest);
        for (int i = end - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** How many digits a number has that is not negative. */
    static int digits(long number) {
        int digits = 1;
        for (long bound = 10; digits < MAX_DIGITS && number >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    static int two(byte[] out, int offset, int value) {
        int tens = value / 10;
        out[offset] = (byte) ('0' + tens);
        out[offset + 1] = (byte) ('0' + value - tens * 10);
        return offset + 2;
    }
}
