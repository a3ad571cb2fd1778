package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frame with a message's properties and headers. AMQP 0.9.1 has one for each message, whatever its size,
 * and 255 bytes for a header's name and for each property. The client finds that out when it has counted the
 * message already, so that its confirms would be those of others from then on.
 */
final class HeaderFrame {

    private static final int BYTES_OF_A_CHARACTER = 3;
    private static final int LONGEST_SHORT_STRING = 255;
    private static final int SMALLEST_FRAME = 4_096;

    /** More than the kind and the length of a value take, and what begins a frame. */
    private static final int AROUND = 16;

    private HeaderFrame() {}

    /**
     * Why a message cannot be sent, or null where it can.
     *
     * @param frameMax the connection's limit in bytes, 0 without one
     */
    static @Nullable String problem(BasicProperties properties, int frameMax) {
        if (isSurelyShort(properties)) {
            return null;
        }
        try {
            int size = properties.toFrame(1, 0).size();
            return frameMax == 0 || size <= frameMax
                    ? null
                    : "its headers have " + size + " bytes, and a frame has " + frameMax;
        } catch (IOException | IllegalArgumentException tooLong) {
            return String.valueOf(tooLong.getMessage());
        }
    }

    /** Without counting bytes, for the usual message. */
    private static boolean isSurelyShort(BasicProperties properties) {
        long size = 0;
        for (String property : shortStrings(properties)) {
            size += AROUND + size(property);
        }
        Map<String, Object> table = properties.getHeaders();
        if (table != null) {
            for (Map.Entry<String, Object> header : table.entrySet()) {
                size += AROUND + size(header.getKey()) + sizeOfValue(header.getValue());
            }
        }
        return size <= SMALLEST_FRAME;
    }

    private static @Nullable String[] shortStrings(BasicProperties properties) {
        return new @Nullable String[] {
            properties.getContentType(),
            properties.getContentEncoding(),
            properties.getCorrelationId(),
            properties.getReplyTo(),
            properties.getMessageId(),
            properties.getType(),
            properties.getAppId(),
            properties.getExpiration(),
            properties.getUserId(),
            properties.getClusterId()
        };
    }

    /** At most; one that may be too long counts as a whole frame. */
    private static int size(@Nullable String shortString) {
        int size = shortString == null ? 0 : shortString.length() * BYTES_OF_A_CHARACTER;
        return size <= LONGEST_SHORT_STRING ? size : SMALLEST_FRAME;
    }

    /** At most; what is neither text nor a number may be of any size. */
    private static long sizeOfValue(@Nullable Object value) {
        if (value instanceof List<?> several) {
            return several.stream()
                    .mapToLong(each -> each instanceof List<?> ? SMALLEST_FRAME : sizeOfValue(each))
                    .sum();
        }
        if (value instanceof String text) {
            return AROUND + (long) text.length() * BYTES_OF_A_CHARACTER;
        }
        if (value instanceof LongString text) {
            return AROUND + text.length();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? AROUND : SMALLEST_FRAME;
    }
}
