package dev.signalbox.it.codecs;

import dev.signalbox.CodecFor;
import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An array of an amount and a currency. Its pointers begin at the array, as one who writes a codec would have them. */
@CodecFor(Money.class)
public final class MoneyCodec implements EventCodec<Money> {

    @Override
    public void write(Money value, JsonGenerator out) {
        out.writeStartArray();
        out.writeNumber(value.amount());
        out.writeString(value.currency());
        out.writeEndArray();
    }

    @Override
    public Money read(JsonParser in) {
        if ((in.currentToken() == null ? in.nextToken() : in.currentToken()) != JsonToken.START_ARRAY) {
            throw new DecodingException("", "expected an array");
        }
        in.nextToken();
        BigDecimal amount = in.getDecimalValue();
        if (in.nextToken() != JsonToken.VALUE_STRING) {
            throw new DecodingException("/1", "expected a currency");
        }
        String currency = in.getString();
        if (currency.isEmpty()) {
            throw new IllegalArgumentException("no currency");
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new DecodingException("", "expected two elements");
        }
        return new Money(amount, currency);
    }
}
