package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Month;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * jackson-databind, configured to write and read what codecs do. A {@link Month} it can only write as a number, which codecs
 * read as well; here it is told to write the name, so that documents can be compared as texts.
 */
final class Databind {

    private Databind() {}

    /** What a sealed interface without annotation of its own is told. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface ByType {}

    static JsonMapper mapper() {
        return configure(JsonMapper.builder()).build();
    }

    /** The same configuration for another format. */
    static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configure(B builder) {
        return builder.disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule().addSerializer(Month.class, ToStringSerializer.instance))
                .addMixIn(Families.Payment.class, ByType.class)
                .addMixIn(Families.Result.class, ByType.class)
                .addMixIn(Families.Expr.class, ByType.class);
    }
}
