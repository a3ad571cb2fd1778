package dev.signalbox.codegen;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.SerializableString;

/**
 * A short text without anything to escape, which a generator formats straight into its own buffer: neither a String nor
 * an array is made where the format is JSON in bytes.
 */
abstract class AsciiText implements SerializableString {

    /** At least as long as the text. */
    abstract int room();

    /**
     * Formats the text.
     *
     * @param buffer has room for it
     * @return the offset behind it
     */
    abstract int format(byte[] buffer, int offset);

    @Override
    public final int appendQuotedUTF8(byte[] buffer, int offset) {
        return buffer.length - offset < room() ? -1 : format(buffer, offset) - offset;
    }

    @Override
    public final int appendUnquotedUTF8(byte[] buffer, int offset) {
        return appendQuotedUTF8(buffer, offset);
    }

    @Override
    public final int appendQuoted(char[] buffer, int offset) {
        byte[] text = new byte[room()];
        int length = format(text, 0);
        if (buffer.length - offset < length) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            buffer[offset + i] = (char) text[i];
        }
        return length;
    }

    @Override
    public final int appendUnquoted(char[] buffer, int offset) {
        return appendQuoted(buffer, offset);
    }

    @Override
    public final String getValue() {
        byte[] text = new byte[room()];
        return new String(text, 0, format(text, 0), StandardCharsets.ISO_8859_1);
    }

    @Override
    public final String toString() {
        return getValue();
    }

    @Override
    public final int charLength() {
        return format(new byte[room()], 0);
    }

    @Override
    public final char[] asQuotedChars() {
        return getValue().toCharArray();
    }

    @Override
    public final byte[] asUnquotedUTF8() {
        byte[] text = new byte[room()];
        int length = format(text, 0);
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    @Override
    public final byte[] asQuotedUTF8() {
        return asUnquotedUTF8();
    }

    @Override
    public final int writeUnquotedUTF8(OutputStream out) throws IOException {
        byte[] text = asUnquotedUTF8();
        out.write(text);
        return text.length;
    }

    @Override
    public final int writeQuotedUTF8(OutputStream out) throws IOException {
        return writeUnquotedUTF8(out);
    }

    @Override
    public final int putUnquotedUTF8(ByteBuffer buffer) {
        byte[] text = asUnquotedUTF8();
        if (buffer.remaining() < text.length) {
            return -1;
        }
        buffer.put(text);
        return text.length;
    }

    @Override
    public final int putQuotedUTF8(ByteBuffer buffer) {
        return putUnquotedUTF8(buffer);
    }
}
