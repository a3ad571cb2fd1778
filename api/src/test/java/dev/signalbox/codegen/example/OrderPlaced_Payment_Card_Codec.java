package dev.signalbox.codegen.example;

import dev.signalbox.codegen.PrimitiveReader;
import dev.signalbox.codegen.PropertyNames;
import dev.signalbox.codegen.RecordCodec;
import dev.signalbox.codegen.StringText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** What the processor generates for a record of a sealed interface: like for any other. */
public final class OrderPlaced_Payment_Card_Codec extends RecordCodec<OrderPlaced.Payment.Card> {

    public static final OrderPlaced_Payment_Card_Codec INSTANCE = new OrderPlaced_Payment_Card_Codec();

    private static final SerializedString NUMBER = new SerializedString("number");
    private static final SerializedString MONTH = new SerializedString("month");
    private static final PropertyNameMatcher NAMES = PropertyNames.of("number", "month");

    private OrderPlaced_Payment_Card_Codec() {}

    @Override
    public void writeProperties(OrderPlaced.Payment.Card value, JsonGenerator out) {
        out.writeName(NUMBER);
        out.writeString(required(value.number(), "Card.number"));
        out.writeName(MONTH);
        out.writeNumber(value.month());
    }

    @Override
    public OrderPlaced.Payment.Card readProperties(JsonParser in) {
        String number = null;
        int month = 0;
        int seen = 0;
        for (int name = in.nextNameMatch(NAMES); name != PropertyNames.END; name = in.nextNameMatch(NAMES)) {
            in.nextToken();
            switch (name) {
                case 0 -> number = StringText.read(in);
                case 1 -> {
                    month = PrimitiveReader.readInt(in);
                    seen |= 1;
                }
                default -> PropertyNames.skip(in);
            }
        }
        if (seen != 0b1) {
            throw missing(in, seen, "month");
        }
        return new OrderPlaced.Payment.Card(present(number, in, "number"), month);
    }
}
