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

    /**
     * Writes a language tag.
     *
     * @throws IllegalArgumentException if there is none that means this locale, such as for one with a variant
     *     that is no BCP 47 variant
     */
    public static void write(Locale value, JsonGenerator out) {
        String tag = value.equals(Locale.ROOT) ? "" : value.toLanguageTag();
        if (!isReadAs(tag, value) && !isOldNynorsk(value)) {
            throw Encoding.refused(
                    out,
                    "no language tag means the locale " + value + ": its tag " + tag
                            + " is read as another. Make it with Locale.forLanguageTag");
        }
        out.writeString(tag);
    }

    private static boolean isReadAs(String tag, Locale value) {
        try {
            return parse(tag).equals(value);
        } catch (IllegalArgumentException noTag) {
            return false;
        }
    }

    /** The JDK's own locale {@code no_NO_NY}, whose tag {@code nn-NO} means the same: {@link Locale#toLanguageTag}. */
    private static boolean isOldNynorsk(Locale value) {
        return value.getLanguage().equals("no")
                && value.getCountry().equals("NO")
                && value.getVariant().equals("NY");
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
