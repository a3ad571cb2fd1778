package dev.signalbox.kafka.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text that stands for bytes, and gives the same bytes again. Bytes are meant to be UTF-8; each byte that
 * is not becomes a lone surrogate, U+DC80 to U+DCFF, which UTF-8 cannot hold (as PEP 383 has it). So keys
 * and header values that strangers wrote in binary come out of a dead letter as they went in.
 */
final class KeyText {

    /** What the JDK makes of bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final char ESCAPE = '\uDC00';
    private static final int FIRST_ESCAPED = 0xDC80;
    private static final int LAST_ESCAPED = 0xDCFF;

    private KeyText() {}

    /** The text of these bytes. */
    static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes);
    }

    /** The text of these bytes; null for none. */
    static @Nullable String ofNullable(byte @Nullable [] bytes) {
        return bytes == null ? null : of(bytes);
    }

    /** The bytes of a text; null for none. */
    static byte @Nullable [] bytesOfNullable(@Nullable String text) {
        return text == null ? null : bytes(text);
    }

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text, i)) {
                return encode(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xff)));
            }
            decoder.reset();
        }
        return out.flip().toString();
    }

    private static byte[] encode(String text) {
        ByteBuffer out = ByteBuffer.allocate(text.length() * 3);
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscaped(text, i)) {
                out.put(text.substring(begin, i).getBytes(StandardCharsets.UTF_8));
                out.put((byte) (text.charAt(i) - ESCAPE));
                begin = i + 1;
            }
        }
        out.put(text.substring(begin).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Whether the character stands for a byte: a low surrogate without a high one before it. */
    private static boolean isEscaped(String text, int index) {
        char character = text.charAt(index);
        return character >= FIRST_ESCAPED
                && character <= LAST_ESCAPED
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
