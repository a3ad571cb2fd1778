package dev.signalbox.codegen;

import dev.signalbox.DecodingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;

/**
 * The failures of reading. Each names what was expected and the kind of what was found, at the JSON pointer
 * where the parser stands; none repeats the payload.
 */
public final class Decoding {

    /** How Jackson mentions another place inside of a message: with its settings or, where they let it, the payload. */
    private static final Pattern OTHER_PLACE =
            Pattern.compile(" \\([^()]*\\[Source: .*?; (?:line|byte offset): [^\\]]*\\]\\)", Pattern.DOTALL);

    private Decoding() {}

    /**
     * The current token is of another kind than the value has.
     *
     * @param expected with its article, as in "an integer"
     */
    public static DecodingException wrongType(JsonParser in, String expected) {
        return new DecodingException(pointer(in), "expected " + expected + ", found " + kind(in.currentToken()));
    }

    /**
     * The current token is of the right kind, but its content is no such value.
     *
     * @param expected with its article, as in "a date such as 2026-02-28"
     */
    public static DecodingException unreadable(JsonParser in, String expected) {
        return unreadable(in, expected, null);
    }

    /** As {@link #unreadable(JsonParser, String)}, with what the type itself said. */
    public static DecodingException unreadable(JsonParser in, String expected, @Nullable Throwable cause) {
        return new DecodingException(
                pointer(in), "expected " + expected + ", found " + kind(in.currentToken()) + " that is none", cause);
    }

    /** The current number does not fit into the type. */
    public static DecodingException outOfRange(JsonParser in, String type) {
        return new DecodingException(pointer(in), "the number is out of the range of " + type);
    }

    /** A required property is not there. The parser stands on the end of the object. */
    public static DecodingException missing(JsonParser in, String property) {
        JsonPointer place = in.streamReadContext().pathAsPointer().appendProperty(property);
        return new DecodingException(place.toString(), "a required property is missing");
    }

    /**
     * What any failure becomes: a {@link DecodingException} stays itself; what Jackson throws is malformed
     * input or a limit that was passed; everything else was thrown by a constructor that refuses its values.
     */
    public static DecodingException failed(JsonParser in, RuntimeException failure) {
        if (failure instanceof DecodingException decoding) {
            return decoding;
        }
        if (failure instanceof InputCoercionException coercion) {
            return new DecodingException(pointer(in), refused(coercion), failure);
        }
        if (failure instanceof JacksonException malformed) {
            return new DecodingException(pointer(in), malformed(malformed), failure);
        }
        return new DecodingException(pointer(in), "the values are refused: " + failure, failure);
    }

    static String pointer(JsonParser in) {
        return in.streamReadContext().pathAsPointer().toString();
    }

    private static String refused(InputCoercionException coercion) {
        String type = coercion.getTargetType() == null
                ? "its type"
                : coercion.getTargetType().getSimpleName();
        JsonToken found = coercion.getInputType();
        return found != null && found.isNumeric()
                ? "the number is out of the range of " + type
                : "expected a value of " + type + ", found " + kind(found);
    }

    private static String malformed(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        String where = "";
        if (location != null && location.getLineNr() > 0) {
            where = " in line " + location.getLineNr() + ", column " + location.getColumnNr();
        } else if (location != null && location.getByteOffset() >= 0) {
            where = " at byte " + location.getByteOffset();
        }
        return "malformed input" + where + ": "
                + OTHER_PLACE.matcher(failure.getOriginalMessage()).replaceAll("");
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "the end of the input";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_OBJECT -> "the end of an object";
            case END_ARRAY -> "the end of an array";
            case PROPERTY_NAME -> "a property name";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a fractional number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case VALUE_EMBEDDED_OBJECT -> "binary data";
            case NOT_AVAILABLE -> "nothing yet";
        };
    }
}
