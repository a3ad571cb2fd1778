package dev.signalbox.it.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes jobs by hand, and what only looks like one. */
final class Stranger {

    /** What a record is. */
    enum Kind {
        FINE,
        UNKNOWN_TYPE,
        RANDOM_BYTES,
        CUT_SHORT,
        NO_BODY,
        NO_HEADERS,
        NO_TYPE,
        BINARY_KEY_AND_NO_JSON,
        WRONG_PROPERTY,
        BROKEN_STRUCTURE
    }

    private final Random random;

    Stranger(Random random) {
        this.random = random;
    }

    /** One of these, on the topic of jobs. */
    ProducerRecord<byte[], byte[]> record(Kind kind, String key, int number) {
        byte[] body = bytes("{\"key\":\"" + key + "\",\"number\":" + number + ",\"millis\":0,\"fate\":\"DONE\"}");
        Headers headers = headers("job", key, number);
        return switch (kind) {
            case FINE -> record(bytes(key), headers, body);
            case UNKNOWN_TYPE -> record(bytes(key), headers("holiday", key, number), body);
            case RANDOM_BYTES -> record(bytes(key), headers, noise());
            case CUT_SHORT -> record(bytes(key), headers, bytes("{\"key\":\"" + key + "\",\"numb"));
            case NO_BODY -> record(bytes(key), headers, null);
            case NO_HEADERS -> record(bytes(key), new RecordHeaders(), body);
            case NO_TYPE -> record(bytes(key), headers.remove("ce_type"), body);
            case BINARY_KEY_AND_NO_JSON -> record(noise(), headers, bytes("no JSON"));
            case WRONG_PROPERTY -> record(bytes(key), headers, bytes("{\"key\":\"k\",\"number\":\"1\"}"));
            case BROKEN_STRUCTURE ->
                record(null, new RecordHeaders().add("content-type", bytes("application/cloudevents+json")), noise());
        };
    }

    private static ProducerRecord<byte[], byte[]> record(
            byte @Nullable [] key, Headers headers, byte @Nullable [] body) {
        return new ProducerRecord<>("jobs", null, null, key, body, headers);
    }

    private static Headers headers(String type, String key, int number) {
        return new RecordHeaders()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(Integer.toString(number)))
                .add("ce_type", bytes(type))
                .add("ce_source", bytes("elsewhere"))
                .add("ce_time", bytes("2026-01-02T03:04:05Z"))
                .add("ce_subject", bytes(key))
                .add("content-type", bytes("application/json"));
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(60)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
