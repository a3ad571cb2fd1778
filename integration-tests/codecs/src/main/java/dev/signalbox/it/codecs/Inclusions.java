package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalbox.Payload;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same components under every inclusion. */
public final class Inclusions {

    private Inclusions() {}

    @Payload
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NonNull(
            @Nullable String text,
            @Nullable Integer number,
            Optional<String> optional,
            OptionalInt optionalInt,
            List<String> list,
            @JsonInclude @Nullable String always) {}

    @Payload
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record NonAbsent(
            @Nullable String text, Optional<String> optional, OptionalInt optionalInt, List<String> list, int number) {}

    @Payload
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record NonEmpty(
            String text,
            @Nullable String nullableText,
            CharSequence chars,
            char[] charArray,
            byte[] bytes,
            URI uri,
            Locale locale,
            UUID uuid,
            Optional<String> optional,
            OptionalInt optionalInt,
            List<String> list,
            @Nullable List<String> nullableList,
            Map<String, Integer> map,
            int[] ints,
            String[] strings,
            int number,
            Integer box) {}

    @Payload
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record NonDefault(
            boolean aBoolean,
            byte aByte,
            short aShort,
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            char aChar,
            Integer box,
            Boolean boolBox,
            Double doubleBox,
            Character charBox,
            @Nullable Long nullableBox,
            String text,
            UUID uuid,
            URI uri,
            List<String> list,
            Map<String, Integer> map,
            int[] ints,
            byte[] bytes,
            Optional<String> optional,
            OptionalInt optionalInt,
            @Nullable Size size) {}

    /** Each component says it for itself. */
    @Payload
    public record Each(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nonNull,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> nonEmpty,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int nonDefault,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String always) {}
}
