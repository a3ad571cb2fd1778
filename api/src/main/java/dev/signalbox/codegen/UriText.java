package dev.signalbox.codegen;

import java.net.URI;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link URI} as its text. */
public final class UriText {

    private static final String EXPECTED = "a URI";

    private UriText() {}

    public static URI read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, URI::create);
    }

    public static void write(URI value, JsonGenerator out) {
        out.writeString(value.toString());
    }
}
