package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message that is kept as its content alone: before the body there are its properties as AMQP writes them, so
 * that they take no room in the frame for headers. A note says how many bytes they have.
 */
final class PackedMessage {

    private static final String LENGTH = StoredLetter.NOTE_PREFIX + "packed";

    /** A content header has the number of its class before what the client reads. */
    private static final int CLASS_BYTES = 2;

    private PackedMessage() {}

    /** Properties and a body. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
    record Content(BasicProperties properties, byte[] body) {}

    /**
     * As much as fits into one frame, or all of it packed.
     *
     * @param frameMax the connection's limit in bytes, 0 without one
     */
    static Content write(BasicProperties original, Headers notes, byte[] body, int frameMax) {
        BasicProperties plain = KeptMessage.write(original, notes);
        if (HeaderFrame.problem(plain, frameMax) == null) {
            return new Content(plain, body);
        }
        byte[] header = header(original);
        byte[] packed = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, packed, header.length, body.length);
        Headers all = Headers.builder()
                .addAll(notes)
                .add(LENGTH, Integer.toString(header.length))
                .build();
        BasicProperties alone = KeptMessage.write(new BasicProperties(), all);
        if (HeaderFrame.problem(alone, frameMax) != null) {
            alone = KeptMessage.write(new BasicProperties(), withoutError(all));
        }
        return new Content(alone, packed);
    }

    /** The original's properties and body of a message that was written so. */
    static Content original(BasicProperties kept, byte[] body) {
        int length = KeptMessage.notes(kept)
                .first(LENGTH)
                .flatMap(PackedMessage::number)
                .orElse(-1);
        if (length < CLASS_BYTES || length > body.length) {
            return new Content(KeptMessage.original(kept), body);
        }
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(body, CLASS_BYTES, length - CLASS_BYTES));
            return new Content(new BasicProperties(in), Arrays.copyOfRange(body, length, body.length));
        } catch (IOException | RuntimeException foreign) {
            return new Content(KeptMessage.original(kept), body); // it was not us who wrote it
        }
    }

    private static byte[] header(BasicProperties original) {
        try {
            return original.toFrame(0, 0).getPayload();
        } catch (IOException impossible) {
            throw new IllegalStateException("What has arrived can be written", impossible);
        }
    }

    /** What the failure said may be long. */
    private static Headers withoutError(Headers notes) {
        Headers.Builder shorter = Headers.builder();
        for (Headers.Header each : notes) {
            boolean error =
                    each.name().equals(LetterNotes.ERROR_MESSAGE) || each.name().equals(LetterNotes.ERROR_TYPE);
            shorter.add(each.name(), error ? beginning(each.value()) : each.value());
        }
        return shorter.build();
    }

    private static String beginning(String text) {
        int most = 100;
        return text.length() <= most
                ? text
                : new String(text.substring(0, most).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }
}
