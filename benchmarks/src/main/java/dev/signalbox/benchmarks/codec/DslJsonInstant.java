package dev.signalbox.benchmarks.codec;

import com.dslplatform.json.JavaTimeConverter;
import com.dslplatform.json.JsonConverter;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;

/** dsl-json has no {@link Instant}: this makes one of its fast {@code OffsetDateTime}. */
@JsonConverter(target = Instant.class)
public final class DslJsonInstant {

    public static final JsonReader.ReadObject<Instant> JSON_READER =
            in -> JavaTimeConverter.deserializeDateTime(in).toInstant();

    public static final JsonWriter.WriteObject<Instant> JSON_WRITER =
            (out, value) -> JavaTimeConverter.serialize(value.atOffset(ZoneOffset.UTC), out);

    private DslJsonInstant() {}
}
