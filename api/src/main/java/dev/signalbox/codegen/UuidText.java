package dev.signalbox.codegen;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A {@link UUID} as its text of 36 characters. The 16 bytes that jackson-databind writes into CBOR and Smile
 * are read as well.
 */
public final class UuidText {

    private static final String EXPECTED = "a UUID of 36 characters";
    private static final int LENGTH = 36;
    private static final int BYTES = 16;

    private UuidText() {}

    public static UUID read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            UUID value = parse(in.getString());
            if (value == null) {
                throw Decoding.unreadable(in, EXPECTED);
            }
            return value;
        }
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
            byte[] bytes = in.getBinaryValue();
            if (bytes.length != BYTES) {
                throw Decoding.unreadable(in, EXPECTED + " or " + BYTES + " bytes");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        throw Decoding.wrongType(in, EXPECTED);
    }

    public static void write(UUID value, JsonGenerator out) {
        out.writeString(value.toString());
    }

    static @Nullable UUID parse(String text) {
        if (text.length() != LENGTH
                || text.charAt(8) != '-'
                || text.charAt(13) != '-'
                || text.charAt(18) != '-'
                || text.charAt(23) != '-') {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notHexadecimal) {
            return null;
        }
    }
}
