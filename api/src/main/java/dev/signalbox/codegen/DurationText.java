package dev.signalbox.codegen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link Duration} as ISO-8601 text, in hours, minutes and seconds. */
public final class DurationText {

    private static final String EXPECTED = "a duration such as PT1H30M";
    private static final int NANOS_OF_SECOND = 1_000_000_000;

    private DurationText() {}

    public static Duration read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, EXPECTED);
        }
        char[] text = in.getStringCharacters();
        int from = in.getStringOffset();
        Duration value = parse(new AmountParse(text, from, from + in.getStringLength()));
        return value != null ? value : ParsedText.read(in, EXPECTED, Duration::parse);
    }

    /** Null for days, pluses, lower case, and what is no duration. */
    private static @Nullable Duration parse(AmountParse text) {
        if (!text.take('P') || !text.take('T') || !text.takeNumber()) {
            return null;
        }
        long seconds = 0;
        boolean more = true;
        if (text.take('H')) {
            seconds = text.amount() * 3600;
            more = text.takeNumber();
        }
        if (more && text.take('M')) {
            seconds += text.amount() * 60;
            more = text.takeNumber();
        }
        int nanos = 0;
        if (more) {
            seconds += text.amount();
            nanos = text.takeFraction();
            if (nanos == IsoParse.INVALID || !text.take('S')) {
                return null;
            }
        }
        return text.atEnd() ? Duration.ofSeconds(seconds, nanos) : null;
    }

    public static void write(Duration value, JsonGenerator out) {
        out.writeString(new Iso(value));
    }

    private static final class Iso extends AsciiText {

        /** As long as "PT-2562047788015215H-59M-59.999999999S". */
        private static final int ROOM = 38;

        private final Duration value;

        Iso(Duration value) {
            this.value = value;
        }

        @Override
        int room() {
            return ROOM;
        }

        @Override
        int format(byte[] out, int offset) {
            // A fraction of a negative duration counts upwards from the second below.
            boolean below = value.getSeconds() < 0 && value.getNano() > 0;
            long total = below ? value.getSeconds() + 1 : value.getSeconds();
            int nanos = below ? NANOS_OF_SECOND - value.getNano() : value.getNano();
            long seconds = total % 60;
            out[offset] = 'P';
            out[offset + 1] = 'T';
            int at = IsoFormat.amount(out, offset + 2, total / 3600, 'H');
            at = IsoFormat.amount(out, at, total / 60 % 60, 'M');
            if (seconds == 0 && nanos == 0 && at > offset + 2) {
                return at;
            }
            if (below && seconds == 0) {
                out[at++] = '-';
            }
            at = IsoFormat.number(out, at, seconds);
            at = IsoFormat.fraction(out, at, nanos);
            out[at] = 'S';
            return at + 1;
        }
    }
}
