package dev.signalbox.codegen.example;

import dev.signalbox.codegen.PropertyNames;
import dev.signalbox.codegen.RecordCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;

/** What the processor generates for a record that holds its own sealed interface again. */
public final class OrderPlaced_Payment_Invoice_Codec extends RecordCodec<OrderPlaced.Payment.Invoice> {

    public static final OrderPlaced_Payment_Invoice_Codec INSTANCE = new OrderPlaced_Payment_Invoice_Codec();

    private static final SerializedString FALLBACK = new SerializedString("fallback");
    private static final PropertyNameMatcher NAMES = PropertyNames.of("fallback");

    private OrderPlaced_Payment_Invoice_Codec() {}

    @Override
    public void writeProperties(OrderPlaced.Payment.Invoice value, JsonGenerator out) {
        out.writeName(FALLBACK);
        OrderPlaced.Payment fallback = value.fallback();
        if (fallback == null) {
            out.writeNull();
        } else {
            OrderPlaced_Payment_Codec.INSTANCE.write(fallback, out);
        }
    }

    @Override
    public OrderPlaced.Payment.Invoice readProperties(JsonParser in) {
        OrderPlaced.Payment fallback = null;
        for (int name = in.nextNameMatch(NAMES); name != PropertyNames.END; name = in.nextNameMatch(NAMES)) {
            in.nextToken();
            switch (name) {
                case 0 -> fallback = isNull(in) ? null : OrderPlaced_Payment_Codec.INSTANCE.read(in);
                default -> PropertyNames.skip(in);
            }
        }
        return new OrderPlaced.Payment.Invoice(fallback);
    }
}
