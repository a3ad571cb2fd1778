package dev.signalbox.runtime.wire;

import dev.signalbox.DecodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one document of the JSON event format: attributes go to the collector, the data comes back. JSON
 * data is the slice of the document where it stands, not a copy that was parsed and written again.
 */
final class StructuredReader {

    private static final byte[] NO_DATA = {};

    /** Limits are those of the payload's format, which reads the data afterwards; here it is one level deeper. */
    private static final JsonFactory DOCUMENTS = JsonFactory.builder()
            .recyclerPool(BufferSlots.INSTANCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] document;
    private final AttributeCollector collector;

    private byte @Nullable [] jsonData;
    private @Nullable String textData;
    private byte @Nullable [] binaryData;

    private StructuredReader(byte[] document, AttributeCollector collector) {
        this.document = document;
        this.collector = collector;
    }

    /** The payload; the document itself where it cannot be read, which the collector is told. */
    static byte[] read(byte[] document, AttributeCollector collector) {
        StructuredReader reader = new StructuredReader(document, collector);
        try (JsonParser in = DOCUMENTS.createParser(ObjectReadContext.empty(), document)) {
            reader.readDocument(in);
            return reader.payload();
        } catch (JacksonException e) {
            collector.problem(new DecodingException("", "the body is no JSON document", e));
        } catch (DecodingException e) {
            collector.problem(e);
        }
        return document;
    }

    private void readDocument(JsonParser in) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new DecodingException("", "the body is no JSON object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "data" -> readData(in);
                case "data_base64" -> readBinaryData(in);
                default -> readAttribute(name, in);
            }
        }
        if (in.nextToken() != null) {
            throw new DecodingException("", "something follows the body's JSON object");
        }
    }

    private void readData(JsonParser in) {
        textData = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
        jsonData = currentValue(in);
    }

    private void readBinaryData(JsonParser in) {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            binaryData = in.getBinaryValue();
        } catch (JacksonException e) {
            throw new DecodingException("/data_base64", "the data is no base64 text", e);
        }
    }

    private void readAttribute(String name, JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return; // the format's way to say unset
        }
        if (token == JsonToken.VALUE_STRING) {
            collector.attribute(name, in.getString());
        } else if (isText(name)) {
            in.skipChildren();
            collector.problem(new DecodingException(pointer(name), "the attribute is no text"));
        } else {
            collector.attribute(name, new String(currentValue(in), StandardCharsets.UTF_8));
        }
    }

    /** Whether the specification wants a text; extensions may be numbers or booleans too. */
    private static boolean isText(String name) {
        return switch (name) {
            case "specversion", "id", "type", "source", "time", "subject", "datacontenttype", "dataschema" -> true;
            default -> false;
        };
    }

    /** The bytes of the value that the parser stands on; it stands on the value's end afterwards. */
    private byte[] currentValue(JsonParser in) {
        long start = in.currentTokenLocation().getByteOffset();
        if (start < 0) {
            return copied(in);
        }
        in.skipChildren();
        in.finishToken();
        long end = in.currentLocation().getByteOffset();
        return Arrays.copyOfRange(document, (int) start, (int) end);
    }

    /** For UTF-16 and UTF-32, where the parser does not count bytes. */
    private static byte[] copied(JsonParser in) {
        return PayloadFormat.json().write(in, (from, to) -> to.copyCurrentStructure(from));
    }

    private byte[] payload() {
        String contentType = collector.contentType();
        if (binaryData != null && jsonData != null) {
            throw new DecodingException("/data_base64", "the document has both data and data_base64");
        }
        if (binaryData != null) {
            return binaryData;
        }
        if (jsonData == null) {
            return NO_DATA;
        }
        if (CloudEventsStructured.isJson(contentType)) {
            collector.impliedContentType("application/json");
            return jsonData;
        }
        if (textData == null) {
            throw new DecodingException("/data", "the data is no text, although its type is " + contentType);
        }
        return textData.getBytes(StandardCharsets.UTF_8);
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
