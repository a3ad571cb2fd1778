package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import dev.signalbox.Headers;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.ParcelScanned;
import java.io.IOException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message as it is published again and again. */
record ParcelMessage(BasicProperties properties, byte[] body) {

    /** The beginning of Signalbox's headers on RabbitMQ. */
    static final String ATTRIBUTE_PREFIX = "cloudEvents_";

    private static final String CONTENT_TYPE = "content-type";

    static List<ParcelMessage> of(List<Parcel> parcels) {
        return parcels.stream()
                .map(parcel ->
                        new ParcelMessage(properties(parcel), parcel.message().body()))
                .toList();
    }

    /** Publishes it as Signalbox does: one that no queue takes comes back. */
    void publish(Channel channel) throws IOException {
        channel.basicPublish(ParcelQueues.EXCHANGE, ParcelScanned.TOPIC, true, properties, body);
    }

    private static BasicProperties properties(Parcel parcel) {
        Headers headers = parcel.message().headers();
        Map<String, Object> table = new LinkedHashMap<>();
        headers.forEach(header -> table.put(header.name(), header.value()));
        table.remove(CONTENT_TYPE);
        return new BasicProperties.Builder()
                .deliveryMode(2)
                .contentType(headers.first(CONTENT_TYPE).orElseThrow())
                .messageId(headers.first(ATTRIBUTE_PREFIX + "id").orElseThrow())
                .type(headers.first(ATTRIBUTE_PREFIX + "type").orElseThrow())
                .appId(headers.first(ATTRIBUTE_PREFIX + "source").orElseThrow())
                .timestamp(Date.from(parcel.event().at()))
                .headers(table)
                .build();
    }
}
