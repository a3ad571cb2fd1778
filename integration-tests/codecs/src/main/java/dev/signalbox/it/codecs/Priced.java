package dev.signalbox.it.codecs;

import dev.signalbox.Payload;
import dev.signalbox.UseCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that codecs written by hand are asked for. */
@Payload
public record Priced(
        @UseCodec(CentsCodec.class) int cents,
        @UseCodec(CentsCodec.class) @Nullable Integer discount,
        List<Money> prices,
        Map<String, Money> byRegion,
        Generics.Pair<Money, String> pair,
        @Nullable Change change) {

    /** Where the discriminator may come late. */
    public sealed interface Change permits Raised, Dropped {}

    /** By some amount. */
    public record Raised(Money by) implements Change {}

    /** With the point, for which the codec asks a generated one. */
    public record Dropped(@UseCodec(ShiftedPointCodec.class) Point at) implements Change {}
}
