package dev.signalbox.it.codecs;

import dev.signalbox.codegen.EventCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A point through its generated codec, whose pointers begin at the document. */
public final class ShiftedPointCodec implements EventCodec<Point> {

    @Override
    public void write(Point value, JsonGenerator out) {
        Point_Codec.INSTANCE.write(new Point(value.x() + 1, value.y()), out);
    }

    @Override
    public Point read(JsonParser in) {
        Point shifted = Point_Codec.INSTANCE.read(in);
        return new Point(shifted.x() - 1, shifted.y());
    }
}
