package dev.signalbox.codegen;

import java.util.IllformedLocaleException;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * A {@link Locale} as its IETF BCP 47 language tag; {@link Locale#ROOT} is the empty text. {@code en_US} is read as
 * {@code en-US}.
 */
public final class LocaleText {

    private static final String EXPECTED = "a language tag such as en-US";

    private LocaleText() {}

    public static Locale read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, LocaleText::parse);
    }

    public static void write(Locale value, JsonGenerator out) {
        out.writeString(value.equals(Locale.ROOT) ? "" : value.toLanguageTag());
    }

    private static Locale parse(String text) {
        if (text.isEmpty()) {
            return Locale.ROOT;
        }
        try {
            return new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
        } catch (IllformedLocaleException refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
