package dev.signalbox.it.codecs;

import dev.signalbox.CodecFor;
import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A bare number. Leaves it to its caller to say what Jackson's errors mean. */
@CodecFor(Tip.class)
public final class TipCodec implements EventCodec<Tip> {

    @Override
    public void write(Tip value, JsonGenerator out) {
        out.writeNumber(value.cents());
    }

    @Override
    public Tip read(JsonParser in) {
        if (in.currentToken() == null) {
            in.nextToken();
        }
        int cents = in.getIntValue();
        if (cents == 0) {
            throw new DecodingException("", "nothing");
        }
        if (cents < 0) {
            throw new IllegalArgumentException("less than nothing");
        }
        return new Tip(cents);
    }
}
