package dev.signalbox.codegen;

import java.time.DateTimeException;
import java.time.Year;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link Year} as a number. */
public final class YearNumber {

    private YearNumber() {}

    public static Year read(JsonParser in) {
        int year = PrimitiveReader.readInt(in);
        try {
            return Year.of(year);
        } catch (DateTimeException refused) {
            throw Decoding.outOfRange(in, "Year");
        }
    }

    public static void write(Year value, JsonGenerator out) {
        out.writeNumber(value.getValue());
    }
}
