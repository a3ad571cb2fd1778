package dev.signalbox.codegen.example;

import dev.signalbox.codegen.PropertyNames;
import dev.signalbox.codegen.RecordCodec;
import dev.signalbox.codegen.StringText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** What the processor generates for a small record. */
public final class OrderPlaced_Customer_Codec extends RecordCodec<OrderPlaced.Customer> {

    public static final OrderPlaced_Customer_Codec INSTANCE = new OrderPlaced_Customer_Codec();

    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString EMAIL = new SerializedString("email");
    private static final SerializedString NAME = new SerializedString("name");
    private static final PropertyNameMatcher NAMES = PropertyNames.of("id", "email", "name");

    private OrderPlaced_Customer_Codec() {}

    @Override
    public void writeProperties(OrderPlaced.Customer value, JsonGenerator out) {
        out.writeName(ID);
        out.writeString(required(value.id(), "Customer.id"));
        out.writeName(EMAIL);
        out.writeString(required(value.email(), "Customer.email"));
        out.writeName(NAME);
        out.writeString(value.name());
    }

    @Override
    public OrderPlaced.Customer readProperties(JsonParser in) {
        String id = null;
        String email = null;
        String nickname = null;
        for (int name = in.nextNameMatch(NAMES); name != PropertyNames.END; name = in.nextNameMatch(NAMES)) {
            in.nextToken();
            switch (name) {
                case 0 -> id = StringText.read(in);
                case 1 -> email = StringText.read(in);
                case 2 -> nickname = isNull(in) ? null : StringText.read(in);
                default -> PropertyNames.skip(in);
            }
        }
        return new OrderPlaced.Customer(present(id, in, "id"), present(email, in, "email"), nickname);
    }
}
