package dev.signalbox.docs.guide;

import dev.signalbox.CodecFor;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.codegen.StringText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Amounts as texts such as {@code 12.50 EUR}. */
// tag::codec[]
@CodecFor(Money.class)
final class MoneyCodec implements EventCodec<Money> {

    @Override
    public void write(Money value, JsonGenerator out) {
        out.writeString(value.toString());
    }

    @Override
    public Money read(JsonParser in) {
        return Money.parse(StringText.read(in)); // what this throws becomes a DecodingException with its place
    }
}
// end::codec[]
