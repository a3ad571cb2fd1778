package dev.signalbox.codegen;

import java.time.Month;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@link Month} as its name. The number 1 to 12 that jackson-databind writes is read as well. */
public final class MonthText {

    private static final EnumNames<Month> NAMES = EnumNames.of(Month.values());

    private MonthText() {}

    public static Month read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return NAMES.read(in);
        }
        int month = in.getIntValue();
        if (month < 1 || month > 12) {
            throw Decoding.outOfRange(in, "Month");
        }
        return Month.of(month);
    }

    public static void write(Month value, JsonGenerator out) {
        NAMES.write(value, out);
    }
}
