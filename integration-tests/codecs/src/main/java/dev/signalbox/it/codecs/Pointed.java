package dev.signalbox.it.codecs;

import dev.signalbox.Payload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be wrong at many places. */
@Payload
public record Pointed(
        String id,
        int total,
        List<Line> lines,
        Map<String, Line> more,
        List<Byte> levels,
        Map<Integer, Integer> counts,
        @Nullable Size size,
        Families.@Nullable Payment payment) {

    public Pointed {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("an empty id");
        }
    }

    /** An element. */
    public record Line(String sku, BigDecimal price) {

        public Line {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("a negative price");
            }
        }
    }
}
