package dev.signalbox.codegen.example;

import dev.signalbox.codegen.SealedCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** What the processor generates for a sealed interface. */
public final class OrderPlaced_Payment_Codec extends SealedCodec<OrderPlaced.Payment> {

    public static final OrderPlaced_Payment_Codec INSTANCE = new OrderPlaced_Payment_Codec();

    private OrderPlaced_Payment_Codec() {
        super("type", "Card", "Invoice");
    }

    @Override
    protected void writeProperties(OrderPlaced.Payment value, JsonGenerator out) {
        if (value instanceof OrderPlaced.Payment.Card card) {
            writeSubtype(0, out);
            OrderPlaced_Payment_Card_Codec.INSTANCE.writeProperties(card, out);
        } else if (value instanceof OrderPlaced.Payment.Invoice invoice) {
            writeSubtype(1, out);
            OrderPlaced_Payment_Invoice_Codec.INSTANCE.writeProperties(invoice, out);
        } else {
            throw unknownSubtype(value);
        }
    }

    @Override
    protected OrderPlaced.Payment readProperties(int subtype, JsonParser in) {
        return switch (subtype) {
            case 0 -> OrderPlaced_Payment_Card_Codec.INSTANCE.readProperties(in);
            case 1 -> OrderPlaced_Payment_Invoice_Codec.INSTANCE.readProperties(in);
            default -> throw unknownSubtype(subtype);
        };
    }
}
