package dev.signalbox.runtime.wire;

import dev.signalbox.Headers;
import java.time.Instant;

/**
 * The binary mode of the CloudEvents 1.0 bindings for Kafka and AMQP: the payload as it is, attributes in
 * headers as plain UTF-8 text; these bindings have no percent-encoding.
 */
final class CloudEventsBinary implements WireFormat {

    static final CloudEventsBinary INSTANCE = new CloudEventsBinary();

    private CloudEventsBinary() {}

    @Override
    public WireMessage encode(Envelope envelope, String attributePrefix) {
        AttributeNames names = AttributeNames.under(attributePrefix);
        EmittedHeaders emitted = EmittedHeaders.of(envelope.headers(), attributePrefix);
        String key = envelope.key();
        String subject = emitted.subjectOr(key);
        Headers.Builder headers = Headers.builder()
                .add(names.specVersion(), "1.0")
                .add(names.id(), envelope.id())
                .add(names.type(), envelope.type())
                .add(names.source(), envelope.source())
                .add(names.time(), Rfc3339.format(envelope.time()));
        if (subject != null) {
            headers.add(names.subject(), subject);
        }
        if (key != null) {
            headers.add(names.partitionKey(), key);
        }
        for (Headers.Header attribute : emitted.attributes()) {
            headers.add(names.prefix() + attribute.name(), attribute.value());
        }
        if (!envelope.contentType().isEmpty()) {
            headers.add(CloudEventsHeaders.CONTENT_TYPE, envelope.contentType());
        }
        return new WireMessage(key, headers.addAll(emitted.own()).build(), envelope.payload());
    }

    @Override
    public DecodedMessage decode(WireMessage message, Instant arrivedAt) {
        return decodeEitherMode(message, arrivedAt);
    }

    /** Reads a message in the mode that its content type tells; of several content types the last counts. */
    static DecodedMessage decodeEitherMode(WireMessage message, Instant arrivedAt) {
        AttributeCollector collector = new AttributeCollector();
        String contentType = null;
        for (Headers.Header header : message.headers()) {
            String name = header.name();
            String attribute = CloudEventsHeaders.attribute(name);
            if (attribute != null) {
                collector.attribute(attribute, header.value());
            } else if (CloudEventsHeaders.isContentType(name)) {
                contentType = header.value();
            } else {
                collector.other(name, header.value());
            }
        }
        if (contentType != null) {
            if (CloudEventsHeaders.isStructured(contentType)) {
                return CloudEventsStructured.decodeBody(message, contentType, arrivedAt);
            }
            collector.attribute("datacontenttype", contentType);
        }
        return collector.finish(message.key(), message.body(), arrivedAt);
    }
}
