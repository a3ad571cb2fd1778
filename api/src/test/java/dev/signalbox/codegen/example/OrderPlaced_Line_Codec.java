package dev.signalbox.codegen.example;

import dev.signalbox.codegen.BigDecimalNumber;
import dev.signalbox.codegen.PrimitiveReader;
import dev.signalbox.codegen.PropertyNames;
import dev.signalbox.codegen.RecordCodec;
import dev.signalbox.codegen.StringText;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** What the processor generates for a small record with a primitive. */
public final class OrderPlaced_Line_Codec extends RecordCodec<OrderPlaced.Line> {

    public static final OrderPlaced_Line_Codec INSTANCE = new OrderPlaced_Line_Codec();

    private static final SerializedString SKU = new SerializedString("sku");
    private static final SerializedString QUANTITY = new SerializedString("quantity");
    private static final SerializedString PRICE = new SerializedString("price");
    private static final PropertyNameMatcher NAMES = PropertyNames.of("sku", "quantity", "price");

    private OrderPlaced_Line_Codec() {}

    @Override
    public void writeProperties(OrderPlaced.Line value, JsonGenerator out) {
        out.writeName(SKU);
        out.writeString(required(value.sku(), "Line.sku"));
        out.writeName(QUANTITY);
        out.writeNumber(value.quantity());
        out.writeName(PRICE);
        BigDecimalNumber.write(required(value.price(), "Line.price"), out);
    }

    @Override
    public OrderPlaced.Line readProperties(JsonParser in) {
        String sku = null;
        int quantity = 0;
        BigDecimal price = null;
        int seen = 0;
        for (int name = in.nextNameMatch(NAMES); name != PropertyNames.END; name = in.nextNameMatch(NAMES)) {
            in.nextToken();
            switch (name) {
                case 0 -> sku = StringText.read(in);
                case 1 -> {
                    quantity = PrimitiveReader.readInt(in);
                    seen |= 1;
                }
                case 2 -> price = BigDecimalNumber.read(in);
                default -> PropertyNames.skip(in);
            }
        }
        if (seen != 0b1) {
            throw missing(in, seen, "quantity");
        }
        return new OrderPlaced.Line(present(sku, in, "sku"), quantity, present(price, in, "price"));
    }
}
