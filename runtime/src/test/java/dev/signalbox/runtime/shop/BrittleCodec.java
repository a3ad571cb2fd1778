package dev.signalbox.runtime.shop;

import dev.signalbox.codegen.EventCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Throws what no codec should. */
final class BrittleCodec implements EventCodec<OrderEvent.Brittle> {

    @Override
    public void write(OrderEvent.Brittle value, JsonGenerator out) {
        throw new UnsupportedOperationException("I am brittle");
    }

    @Override
    public OrderEvent.Brittle read(JsonParser in) {
        throw new UnsupportedOperationException("I am brittle");
    }
}
