package dev.signalbox.runtime.wire;

import dev.signalbox.DecodingException;
import dev.signalbox.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The structured mode of CloudEvents 1.0 in its JSON event format. A JSON payload stands in the document
 * byte for byte, any other one in base64.
 */
final class CloudEventsStructured implements WireFormat {

    static final CloudEventsStructured INSTANCE = new CloudEventsStructured();

    /** Without a charset: JSON is UTF-8, and some readers compare the whole text. */
    private static final String CONTENT_TYPE = CloudEventsHeaders.STRUCTURED_MEDIA_TYPE + "+json";

    private static final byte[] DATA = ",\"data\":".getBytes(StandardCharsets.UTF_8);

    private CloudEventsStructured() {}

    @Override
    public WireMessage encode(Envelope envelope, String attributePrefix) {
        EmittedHeaders emitted = EmittedHeaders.of(envelope.headers(), attributePrefix);
        Headers headers = Headers.builder()
                .add(CloudEventsHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .addAll(emitted.own())
                .build();
        byte[] body = isJson(envelope.contentType())
                ? withData(
                        PayloadFormat.json().write(envelope, (event, out) -> writeAttributes(event, emitted, out)),
                        envelope)
                : PayloadFormat.json().write(envelope, (event, out) -> writeWithBase64(event, emitted, out));
        return new WireMessage(envelope.key(), headers, body);
    }

    @Override
    public DecodedMessage decode(WireMessage message, Instant arrivedAt) {
        return CloudEventsBinary.decodeEitherMode(message, arrivedAt);
    }

    static DecodedMessage decodeBody(WireMessage message, String contentType, Instant arrivedAt) {
        AttributeCollector collector = new AttributeCollector();
        byte[] payload = message.body();
        if (MediaTypes.essence(contentType).equals("application/cloudevents+json")) {
            payload = StructuredReader.read(message.body(), collector);
        } else {
            collector.problem(new DecodingException(
                    "", "a CloudEvent as " + contentType + " is not known, only application/cloudevents+json"));
        }
        for (Headers.Header header : message.headers()) {
            String name = header.name();
            if (!CloudEventsHeaders.isContentType(name) && CloudEventsHeaders.attribute(name) == null) {
                collector.other(name, header.value());
            }
        }
        return collector.finish(message.key(), payload, arrivedAt);
    }

    /** Without a content type the data of a document is JSON. */
    static boolean isJson(@Nullable String contentType) {
        return contentType == null || contentType.isEmpty() || MediaTypes.isJson(contentType);
    }

    private static void writeWithBase64(Envelope envelope, EmittedHeaders emitted, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(envelope, emitted, out);
        out.writeName("data_base64");
        out.writeBinary(envelope.payload());
        out.writeEndObject();
    }

    private static void writeAttributes(Envelope envelope, EmittedHeaders emitted, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(envelope, emitted, out);
        out.writeEndObject();
    }

    private static void writeMembers(Envelope envelope, EmittedHeaders emitted, JsonGenerator out) {
        out.writeStringProperty("specversion", "1.0");
        out.writeStringProperty("id", envelope.id());
        out.writeStringProperty("type", envelope.type());
        out.writeStringProperty("source", envelope.source());
        out.writeStringProperty("time", Rfc3339.format(envelope.time()));
        String key = envelope.key();
        String subject = emitted.subjectOr(key);
        if (subject != null) {
            out.writeStringProperty("subject", subject);
        }
        if (key != null) {
            out.writeStringProperty("partitionkey", key);
        }
        if (!envelope.contentType().isEmpty()) {
            out.writeStringProperty("datacontenttype", envelope.contentType());
        }
        for (Headers.Header attribute : emitted.attributes()) {
            out.writeStringProperty(attribute.name(), attribute.value());
        }
    }

    /** The document of the attributes, its closing brace moved behind the data. */
    private static byte[] withData(byte[] attributes, Envelope envelope) {
        byte[] payload = envelope.payload();
        if (payload.length == 0) {
            return attributes; // an event without data
        }
        int brace = attributes.length - 1;
        byte[] document = new byte[attributes.length + DATA.length + payload.length];
        System.arraycopy(attributes, 0, document, 0, brace);
        System.arraycopy(DATA, 0, document, brace, DATA.length);
        System.arraycopy(payload, 0, document, brace + DATA.length, payload.length);
        document[document.length - 1] = '}';
        return document;
    }
}
