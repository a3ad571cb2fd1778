package dev.signalbox.benchmarks.compile;

import java.util.List;

/** What happens to the sources beside being compiled. */
enum Processing {
    NONE("javac alone"),
    SIGNALBOX("Signalbox"),
    AVAJE_JSONB("avaje-jsonb"),
    DAGGER("Dagger");

    private final String title;

    Processing(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<String> processors() {
        return switch (this) {
            case NONE -> List.of();
            case SIGNALBOX ->
                List.of("dev.signalbox.processor.CodecProcessor", "dev.signalbox.processor.TableProcessor");
            case AVAJE_JSONB -> List.of("io.avaje.jsonb.generator.JsonbProcessor");
            case DAGGER -> List.of("dagger.internal.codegen.ComponentProcessor");
        };
    }

    /** Classes that are there when the event of this name, and its handler, have been processed. */
    List<String> classesFor(String event) {
        return switch (this) {
            case NONE -> List.of(event, event + "Handler");
            case SIGNALBOX -> List.of(event + "_Codec", event + "Handler_Handlers", "Anchor_Table");
            case AVAJE_JSONB -> List.of(event + "JsonAdapter");
            case DAGGER -> List.of(event + "Handler_Factory", "../DaggerGraph");
        };
    }
}
