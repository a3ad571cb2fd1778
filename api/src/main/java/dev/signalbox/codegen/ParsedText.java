package dev.signalbox.codegen;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values through the parser that their type has of itself. */
final class ParsedText {

    private ParsedText() {}

    /**
     * Reads the current token.
     *
     * @param expected with its article, as in "a date such as 2026-02-28"
     * @param parse throws {@link DateTimeException} or {@link IllegalArgumentException} for a bad text
     */
    static <T> T read(JsonParser in, String expected, Function<String, T> parse) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, expected);
        }
        return parse(in, expected, in.getString(), parse);
    }

    static <T> T parse(JsonParser in, String expected, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException refused) {
            throw Decoding.unreadable(in, expected, refused);
        }
    }
}
