package dev.signalbox.quickstart.feed;

import dev.signalbox.DecodingException;
import dev.signalbox.quickstart.shop.order.OrderEvent;
import dev.signalbox.quickstart.shop.order.OrderEvent_Codec;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads lines of JSON with the codec that the compiler has generated. */
final class OrderLines {

    private static final JsonFactory JSON = new JsonFactory();

    private OrderLines() {}

    /**
     * The event on a line.
     *
     * @throws DecodingException if there is none, or more than one
     */
    static OrderEvent read(byte[] line) {
        // tag::read[]
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
            OrderEvent event = OrderEvent_Codec.INSTANCE.read(in);
            // end::read[]
            if (in.nextToken() != null) {
                throw new DecodingException("", "There is more on the line than one event");
            }
            return event;
        } catch (JacksonException malformed) {
            throw new DecodingException("", "The line does not end after the event", malformed);
        }
    }

    /** The type that a line names, even if the rest of it is unreadable. */
    static Optional<String> type(byte[] line) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                if (in.nextToken() == JsonToken.VALUE_STRING && name.equals("type")) {
                    return Optional.of(in.getString());
                }
                in.skipChildren();
            }
            return Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
