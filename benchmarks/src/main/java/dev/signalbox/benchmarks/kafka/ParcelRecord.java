package dev.signalbox.benchmarks.kafka;

import dev.signalbox.Headers;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A message as it is sent again and again. */
final class ParcelRecord {

    /** The beginning of Signalbox's headers on Kafka. */
    static final String ATTRIBUTE_PREFIX = "ce_";

    private final ParcelScanned event;
    private final byte[] key;
    private final byte[] body;
    private final List<Header> headers;

    private ParcelRecord(Parcel parcel) {
        this.event = parcel.event();
        this.key = parcel.key();
        this.body = parcel.message().body();
        this.headers = headers(parcel.message().headers());
    }

    static List<ParcelRecord> of(List<Parcel> parcels) {
        return parcels.stream().map(ParcelRecord::new).toList();
    }

    ProducerRecord<byte[], byte[]> toSend() {
        return new ProducerRecord<>(ParcelScanned.TOPIC, null, null, key, body, headers);
    }

    /** Encoded anew. */
    ProducerRecord<byte[], byte[]> encoded() {
        return new ProducerRecord<>(ParcelScanned.TOPIC, null, null, key, Parcel.payload(event), headers);
    }

    private static List<Header> headers(Headers headers) {
        List<Header> all = new ArrayList<>();
        headers.forEach(
                header -> all.add(new RecordHeader(header.name(), header.value().getBytes(StandardCharsets.UTF_8))));
        return all;
    }
}
