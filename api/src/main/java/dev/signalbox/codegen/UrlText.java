package dev.signalbox.codegen;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link URL} as its text. What is no URI is refused. */
public final class UrlText {

    private static final String EXPECTED = "a URL";

    private UrlText() {}

    public static URL read(JsonParser in) {
        return ParsedText.read(in, EXPECTED, UrlText::parse);
    }

    public static void write(URL value, JsonGenerator out) {
        out.writeString(value.toExternalForm());
    }

    private static URL parse(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
