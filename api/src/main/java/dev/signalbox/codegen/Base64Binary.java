package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A {@code byte[]}: bytes where the format has them (CBOR, Smile), else text in base64 without line feeds. */
public final class Base64Binary {

    private Base64Binary() {}

    public static byte[] read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw Decoding.wrongType(in, "bytes in base64");
        }
        return in.getBinaryValue();
    }

    public static void write(byte[] value, JsonGenerator out) {
        out.writeBinary(value);
    }
}
