package dev.signalbox.codegen;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A {@link URL} as its text. What is no URI is refused. */
public final class UrlText {

    private static final String EXPECTED = "a URL";

    /** A native image knows no more protocols than it is told of. */
    private static final String EXPECTED_PROTOCOL =
            "a URL of a protocol that this program knows (a native image is told of them: --enable-url-protocols=https)";

    private UrlText() {}

    public static URL read(JsonParser in) {
        URI uri = ParsedText.read(in, EXPECTED, URI::create);
        try {
            return uri.toURL();
        } catch (MalformedURLException unknown) {
            throw Decoding.unreadable(in, EXPECTED_PROTOCOL, unknown);
        } catch (IllegalArgumentException relative) {
            throw Decoding.unreadable(in, EXPECTED, relative);
        }
    }

    /**
     * Writes a text.
     *
     * @throws IllegalArgumentException if it is no URI: a {@link URL} is not checked when it is made
     */
    public static void write(URL value, JsonGenerator out) {
        String text = value.toExternalForm();
        try {
            parse(text);
        } catch (IllegalArgumentException refused) {
            throw Encoding.refused(
                    out, "the URL is no URI, since parts of it are not escaped: " + refused.getMessage());
        }
        out.writeString(text);
    }

    private static URL parse(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
