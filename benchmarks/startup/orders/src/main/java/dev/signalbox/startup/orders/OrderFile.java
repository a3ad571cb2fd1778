package dev.signalbox.startup.orders;

import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A file of orders, one JSON object after another. */
public final class OrderFile implements AutoCloseable {

    private final JsonParser in;

    private OrderFile(JsonParser in) {
        this.in = in;
    }

    /** Opens the file that the program's arguments name. */
    public static OrderFile open(String... arguments) {
        return new OrderFile(new JsonFactory().createParser(ObjectReadContext.empty(), Path.of(arguments[0])));
    }

    /** Whether there is one more; the parser is then on its first token. */
    public boolean hasNext() {
        return in.nextToken() != null;
    }

    /** For those who have a codec. */
    public JsonParser parser() {
        return in;
    }

    /** The next order, read by hand. */
    public OrderPlaced next() {
        String orderId = "";
        String email = "";
        String sku = "";
        int quantity = 0;
        long cents = 0;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "orderId" -> orderId = in.getString();
                case "email" -> email = in.getString();
                case "sku" -> sku = in.getString();
                case "quantity" -> quantity = in.getIntValue();
                case "cents" -> cents = in.getLongValue();
                default -> in.skipChildren();
            }
        }
        return new OrderPlaced(orderId, email, sku, quantity, cents);
    }

    @Override
    public void close() {
        in.close();
    }
}
