package dev.signalbox.codegen;

import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.BinaryNameMatcher;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * The names that a codec reads, for {@link JsonParser#nextNameMatch}: the index of the name, or {@link #END}
 * at the end of the object, or another negative number for a name that is none of them.
 */
public final class PropertyNames {

    /** What {@link JsonParser#nextNameMatch} answers at the end of the object. */
    public static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    private PropertyNames() {}

    /**
     * A matcher of these names, indexed in this order; one instance serves every format and all threads.
     *
     * @param names all different; constants of the program, so that they are interned
     */
    public static PropertyNameMatcher of(String... names) {
        return BinaryNameMatcher.construct(List.of(names));
    }

    /** Skips the value that the parser stands on; afterwards it stands on the value's last token. */
    public static void skip(JsonParser in) {
        if (in.currentToken() == null) {
            throw Decoding.wrongType(in, "a value");
        }
        in.skipChildren();
    }

    /** Puts the parser, fresh or on the value's first token, on the start of an object. */
    static void startObject(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == null) {
            token = in.nextToken();
        }
        if (token != JsonToken.START_OBJECT) {
            throw Decoding.wrongType(in, "an object");
        }
    }
}
