package dev.signalbox.it.codecs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Components that are called like what generated code uses itself. */
public record Awkward(
        @Nullable String in,
        @Nullable String out,
        @Nullable String event,
        @Nullable String value,
        @Nullable String codec,
        @Nullable String yield,
        @Nullable String record,
        @Nullable String var,
        @Nullable String sealed,
        @Nullable String permits,
        @Nullable String name,
        int seen,
        int required,
        int present,
        int missing,
        int isNull,
        int instance,
        int names,
        List<String> properties,
        List<String> element,
        Optional<List<String>> elements,
        List<String> read,
        List<String> write,
        String userId,
        String user_id,
        String USER_ID) {}
