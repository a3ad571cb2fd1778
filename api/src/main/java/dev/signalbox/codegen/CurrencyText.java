package dev.signalbox.codegen;

import java.util.Currency;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link Currency} as its ISO 4217 code. */
public final class CurrencyText {

    private static final String EXPECTED = "the ISO 4217 code of a currency";

    private CurrencyText() {}

    public static Currency read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, Currency::getInstance);
    }

    public static void write(Currency value, JsonGenerator out) {
        out.writeString(value.getCurrencyCode());
    }
}
